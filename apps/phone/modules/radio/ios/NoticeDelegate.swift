/// What the system's centre tells of notices. It must be the centre's delegate before the launch ends: a tap may have launched the app.
import Foundation
import UserNotifications

final class NoticeDelegate: NSObject, UNUserNotificationCenterDelegate {
  private let radio: Radio

  init(_ radio: Radio) { self.radio = radio }

  func userNotificationCenter(
    _ center: UNUserNotificationCenter, willPresent notification: UNNotification,
    withCompletionHandler completionHandler: @escaping (UNNotificationPresentationOptions) -> Void
  ) {
    completionHandler([.banner, .list, .sound])
  }

  func userNotificationCenter(
    _ center: UNUserNotificationCenter, didReceive response: UNNotificationResponse,
    withCompletionHandler completionHandler: @escaping () -> Void
  ) {
    let key = response.notification.request.identifier
    switch response.actionIdentifier {
    case UNNotificationDismissActionIdentifier: break
    case UNNotificationDefaultActionIdentifier: radio.tapped(key, button: nil)
    case let name: radio.tapped(key, button: name)
    }
    // The system may put the app to sleep from here on.
    completionHandler()
  }
}
