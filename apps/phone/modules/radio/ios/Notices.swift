/// Notices of this phone to its resident, by the system's own centre: nothing comes from a server.
import Foundation
import UserNotifications

/// Posts a notice at once; one of the same key is replaced. Does nothing when notices are not allowed.
func postNotice(key: String, title: String, body: String) {
  let content = UNMutableNotificationContent()
  content.title = title
  content.body = body
  UNUserNotificationCenter.current().add(UNNotificationRequest(identifier: key, content: content, trigger: nil))
}
