/// A sign that a test plays the system with.
import Foundation

final class HandGuardSign: GuardSign, @unchecked Sendable {
  struct Refused: Error {}
  var isThere = true
  var isRefused = false
  /// What is shown; an activity outlives the process.
  var shown: GuardAttributes?
  private(set) var updates: [Int] = []
  private var gone: (@Sendable () -> Void)?

  func show(_ attributes: GuardAttributes, gone: @escaping @Sendable () -> Void) throws {
    if isRefused { throw Refused() }
    shown = attributes
    updates = []
    self.gone = gone
  }
  func takeUp(gone: @escaping @Sendable () -> Void) -> Bool {
    self.gone = gone
    return shown != nil
  }
  func update(heard: Int) { updates.append(heard) }
  func end() {
    shown = nil
    gone = nil
  }
  /// The system, or the resident on the lock screen, takes it away.
  func takeAway() {
    shown = nil
    gone?()
  }
}
