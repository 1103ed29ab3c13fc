/// What a resident allows (face.ts, `PermissionName`, `PermissionStatus`).
import CoreBluetooth
import UserNotifications

enum PermissionStatus: String, Sendable {
  case granted, askable, blocked
  case notNeeded = "not-needed"
}

func bluetoothPermission() -> PermissionStatus {
  switch CBManager.authorization {
  case .allowedAlways: return .granted
  case .notDetermined: return .askable
  default: return .blocked
  }
}

/// Tells on any thread.
func noticePermission(_ done: @escaping @Sendable (PermissionStatus) -> Void) {
  UNUserNotificationCenter.current().getNotificationSettings { settings in
    switch settings.authorizationStatus {
    case .notDetermined: done(.askable)
    case .denied: done(.blocked)
    default: done(.granted)
    }
  }
}

/// Asks the resident where the system still lets us; tells on any thread what stands afterwards.
func askForNotices(_ done: @escaping @Sendable (PermissionStatus) -> Void) {
  UNUserNotificationCenter.current().requestAuthorization(options: [.alert, .sound]) { _, _ in noticePermission(done) }
}
