/// Time behind, as UIKit gives it: one task at a time, which is ended once. What it has is touched on the main thread alone.
import Foundation
import UIKit

final class SystemOvertime: Overtime, @unchecked Sendable {
  private var task = UIBackgroundTaskIdentifier.invalid

  func begin(_ over: @escaping @Sendable () -> Void) {
    DispatchQueue.main.async { [self] in
      finish()
      // Whoever has not ended a task when this returns is killed.
      task = UIApplication.shared.beginBackgroundTask(withName: "vn.bluezone.radio") { [self] in
        finish()
        over()
      }
      if task == .invalid { over() }
    }
  }

  func end() { DispatchQueue.main.async { [self] in finish() } }

  @MainActor private func finish() {
    if task == .invalid { return }
    UIApplication.shared.endBackgroundTask(task)
    task = .invalid
  }
}
