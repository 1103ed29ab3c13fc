/// A Live Activity, one at a time, started and changed on this phone alone: nothing of it comes from or goes to a server.
import ActivityKit
import Foundation

final class SystemGuardSign: GuardSign {
  private var shown: Activity<GuardAttributes>?
  private var watch: Task<Void, Never>?

  var isThere: Bool {
    guard #available(iOS 26, *) else { return false }
    return ActivityAuthorizationInfo().areActivitiesEnabled
  }

  func show(_ attributes: GuardAttributes, gone: @escaping @Sendable () -> Void) throws {
    end()
    let activity = try Activity.request(attributes: attributes, content: content(0, attributes), pushType: nil)
    keep(activity, gone)
  }

  func takeUp(gone: @escaping @Sendable () -> Void) -> Bool {
    let lasting = Activity<GuardAttributes>.activities.filter { $0.activityState == .active || $0.activityState == .stale }
    guard let first = lasting.first else { return false }
    keep(first, gone)
    return true
  }

  func update(heard: Int) {
    guard let shown else { return }
    let content = content(heard, shown.attributes)
    Task { await shown.update(content) }
  }

  func end() {
    watch?.cancel()
    shown = nil
    for activity in Activity<GuardAttributes>.activities {
      Task { await activity.end(nil, dismissalPolicy: .immediate) }
    }
  }

  private func keep(_ activity: Activity<GuardAttributes>, _ gone: @escaping @Sendable () -> Void) {
    shown = activity
    watch?.cancel()
    watch = Task {
      for await state in activity.activityStateUpdates where state == .ended || state == .dismissed {
        if !Task.isCancelled { gone() }
        return
      }
    }
  }

  /// Past its end it is shown as such, also while nobody wakes the app.
  private func content(_ heard: Int, _ attributes: GuardAttributes) -> ActivityContent<GuardAttributes.ContentState> {
    ActivityContent(state: GuardAttributes.ContentState(heard: heard), staleDate: attributes.until)
  }
}
