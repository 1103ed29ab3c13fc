/// As much of Apple's UserNotifications as the module uses, for the check on Linux (see CoreBluetooth.swift).
import Foundation

public enum UNAuthorizationStatus: Int {  // objc: UNAuthorizationStatus
  case notDetermined = 0  // objc: NotDetermined
  case denied = 1  // objc: Denied
  case authorized = 2  // objc: Authorized
  case provisional = 3  // objc: Provisional
  case ephemeral = 4  // objc: Ephemeral
}
public struct UNAuthorizationOptions: OptionSet, Sendable {  // objc: UNAuthorizationOptions
  public let rawValue: UInt
  public init(rawValue: UInt) { self.rawValue = rawValue }
  public static let sound = Self(rawValue: 2)  // objc: Sound
  public static let alert = Self(rawValue: 4)  // objc: Alert
}
public final class UNNotificationSettings: NSObject {  // objc: UNNotificationSettings
  public let authorizationStatus = UNAuthorizationStatus.notDetermined  // objc: authorizationStatus
}
open class UNNotificationContent: NSObject {}  // objc: UNNotificationContent
public final class UNMutableNotificationContent: UNNotificationContent {  // objc: UNMutableNotificationContent
  public var title = ""  // objc: title
  public var body = ""  // objc: body
}
open class UNNotificationTrigger: NSObject {}  // objc: UNNotificationTrigger
public final class UNNotificationRequest: NSObject {  // objc: UNNotificationRequest
  public convenience init(identifier: String, content: UNNotificationContent, trigger: UNNotificationTrigger?) { self.init() }  // objc: requestWithIdentifierContentTrigger
}
public final class UNUserNotificationCenter: NSObject, @unchecked Sendable {  // objc: UNUserNotificationCenter
  public class func current() -> UNUserNotificationCenter { UNUserNotificationCenter() }  // objc: currentNotificationCenter
  public func add(_ request: UNNotificationRequest, withCompletionHandler completionHandler: (@Sendable (Error?) -> Void)? = nil) {}  // objc: addNotificationRequestWithCompletionHandler
  public func getNotificationSettings(completionHandler: @escaping @Sendable (UNNotificationSettings) -> Void) {}  // objc: getNotificationSettingsWithCompletionHandler
  public func requestAuthorization(options: UNAuthorizationOptions = [], completionHandler: @escaping @Sendable (Bool, Error?) -> Void) {}  // objc: requestAuthorizationWithOptionsCompletionHandler
}
