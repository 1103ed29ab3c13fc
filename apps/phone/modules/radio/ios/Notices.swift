/// Notices of this phone to its resident, by the system's own centre: nothing comes from a server. It is touched on the radio's queue
/// alone.
import Foundation
import UserNotifications

/// Rows of buttons that are kept, the latest: a reminder or two in each language of the app.
private let MOST_ROWS = 16

final class Notices {
  private let memory: Memory
  /// Each row of buttons that a notice had. A notice that is still shown has its buttons as long as their category is set.
  private var rows: [[NoticeButton]] = []

  init(_ memory: Memory) { self.memory = memory }

  /// Sets the categories that were kept. Throws `Database.Fault` while they cannot be read.
  func takeUp() throws {
    guard let kept = try memory.value("buttons", [[NoticeButton]].self) else { return }
    rows = kept
    setCategories()
  }

  /// Posts a notice at once; one of the same key is replaced. Does nothing when notices are not allowed.
  func post(_ notice: Notice) {
    let content = UNMutableNotificationContent()
    content.title = notice.title
    content.body = notice.body
    content.sound = .default
    if !notice.buttons.isEmpty {
      learn(notice.buttons)
      content.categoryIdentifier = name(of: notice.buttons)
    }
    let request = UNNotificationRequest(identifier: notice.key, content: content, trigger: nil)
    UNUserNotificationCenter.current().add(request)
  }

  /// Takes away what was posted, and what is known of buttons.
  func forget() {
    rows = []
    let center = UNUserNotificationCenter.current()
    center.removeAllPendingNotificationRequests()
    center.removeAllDeliveredNotifications()
    setCategories()
  }

  private func learn(_ buttons: [NoticeButton]) {
    if rows.last == buttons { return }
    rows = (rows.filter { $0 != buttons } + [buttons]).suffix(MOST_ROWS)
    memory.keep("buttons", rows)
    setCategories()
  }

  /// Those that are set already would be lost by setting a new one alone.
  private func setCategories() {
    UNUserNotificationCenter.current().setNotificationCategories(Set(rows.map(category)))
  }
}

private func category(_ buttons: [NoticeButton]) -> UNNotificationCategory {
  let actions = buttons.map {
    UNNotificationAction(identifier: $0.name, title: $0.title, options: $0.opens ? [.foreground] : [])
  }
  return UNNotificationCategory(identifier: name(of: buttons), actions: actions, intentIdentifiers: [], options: [])
}

/// Other texts are another category: a notice that is shown keeps its own.
private func name(of buttons: [NoticeButton]) -> String {
  let texts = buttons.flatMap { [$0.name, $0.title, $0.opens ? "opens" : "stays"] }
  return texts.map { "\($0.utf8.count):\($0)" }.joined()
}
