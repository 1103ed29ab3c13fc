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
  public var categoryIdentifier = ""  // objc: categoryIdentifier
  public var sound: UNNotificationSound?  // objc: sound
}
public final class UNNotificationSound: NSObject {  // objc: UNNotificationSound
  public static var `default`: UNNotificationSound { UNNotificationSound() }  // objc: defaultSound
}
open class UNNotificationTrigger: NSObject {}  // objc: UNNotificationTrigger
public final class UNNotificationRequest: NSObject {  // objc: UNNotificationRequest
  public let identifier: String  // objc: identifier
  public let content: UNNotificationContent  // objc: content
  public init(identifier: String, content: UNNotificationContent, trigger: UNNotificationTrigger?) {  // objc: requestWithIdentifierContentTrigger
    self.identifier = identifier
    self.content = content
  }
}
public final class UNNotification: NSObject {  // objc: UNNotification
  public let request: UNNotificationRequest  // objc: request
  public init(fakeRequest: UNNotificationRequest) { request = fakeRequest }
}
public let UNNotificationDefaultActionIdentifier = "com.apple.UNNotificationDefaultActionIdentifier"  // objc: UNNotificationDefaultActionIdentifier
public let UNNotificationDismissActionIdentifier = "com.apple.UNNotificationDismissActionIdentifier"  // objc: UNNotificationDismissActionIdentifier
public final class UNNotificationResponse: NSObject {  // objc: UNNotificationResponse
  public let notification: UNNotification  // objc: notification
  public let actionIdentifier: String  // objc: actionIdentifier
  public init(fakeTo notification: UNNotification, _ actionIdentifier: String) {
    self.notification = notification
    self.actionIdentifier = actionIdentifier
  }
}
public struct UNNotificationActionOptions: OptionSet, Sendable {  // objc: UNNotificationActionOptions
  public let rawValue: UInt
  public init(rawValue: UInt) { self.rawValue = rawValue }
  public static let foreground = Self(rawValue: 4)  // objc: Foreground
}
public final class UNNotificationAction: NSObject {  // objc: UNNotificationAction
  public let identifier: String  // objc: identifier
  public let title: String  // objc: title
  public let options: UNNotificationActionOptions  // objc: options
  public init(identifier: String, title: String, options: UNNotificationActionOptions = []) {  // objc: actionWithIdentifierTitleOptions
    self.identifier = identifier
    self.title = title
    self.options = options
  }
}
public struct UNNotificationCategoryOptions: OptionSet, Sendable {  // objc: UNNotificationCategoryOptions
  public let rawValue: UInt
  public init(rawValue: UInt) { self.rawValue = rawValue }
}
public final class UNNotificationCategory: NSObject {  // objc: UNNotificationCategory
  public let identifier: String  // objc: identifier
  public let actions: [UNNotificationAction]  // objc: actions
  public init(identifier: String, actions: [UNNotificationAction], intentIdentifiers: [String], options: UNNotificationCategoryOptions = []) {  // objc: categoryWithIdentifierActionsIntentIdentifiersOptions
    self.identifier = identifier
    self.actions = actions
  }
}
public struct UNNotificationPresentationOptions: OptionSet, Sendable {  // objc: UNNotificationPresentationOptions
  public let rawValue: UInt
  public init(rawValue: UInt) { self.rawValue = rawValue }
  public static let sound = Self(rawValue: 2)  // objc: Sound
  public static let list = Self(rawValue: 8)  // objc: List
  public static let banner = Self(rawValue: 16)  // objc: Banner
}
public protocol UNUserNotificationCenterDelegate: AnyObject {  // objc: UNUserNotificationCenterDelegate
  func userNotificationCenter(_ center: UNUserNotificationCenter, willPresent notification: UNNotification, withCompletionHandler completionHandler: @escaping (UNNotificationPresentationOptions) -> Void)  // objc: userNotificationCenterWillPresentNotificationWithCompletionHandler
  func userNotificationCenter(_ center: UNUserNotificationCenter, didReceive response: UNNotificationResponse, withCompletionHandler completionHandler: @escaping () -> Void)  // objc: userNotificationCenterDidReceiveNotificationResponseWithCompletionHandler
}
public final class UNUserNotificationCenter: NSObject, @unchecked Sendable {  // objc: UNUserNotificationCenter
  public class func current() -> UNUserNotificationCenter { one }  // objc: currentNotificationCenter
  public weak var delegate: UNUserNotificationCenterDelegate?  // objc: delegate
  public func add(_ request: UNNotificationRequest, withCompletionHandler completionHandler: (@Sendable (Error?) -> Void)? = nil) {  // objc: addNotificationRequestWithCompletionHandler
    fakePosted.removeAll { $0.identifier == request.identifier }
    fakePosted.append(request)
  }
  public func setNotificationCategories(_ categories: Set<UNNotificationCategory>) { fakeCategories = categories }  // objc: setNotificationCategories
  public func removeAllPendingNotificationRequests() { fakeRemoved.append("pending") }  // objc: removeAllPendingNotificationRequests
  public func removeAllDeliveredNotifications() {  // objc: removeAllDeliveredNotifications
    fakeRemoved.append("delivered")
    fakePosted = []
  }
  public func getNotificationSettings(completionHandler: @escaping @Sendable (UNNotificationSettings) -> Void) {}  // objc: getNotificationSettingsWithCompletionHandler
  public func requestAuthorization(options: UNAuthorizationOptions = [], completionHandler: @escaping @Sendable (Bool, Error?) -> Void) {}  // objc: requestAuthorizationWithOptionsCompletionHandler

  public private(set) var fakePosted: [UNNotificationRequest] = []
  public private(set) var fakeCategories: Set<UNNotificationCategory> = []
  public var fakeRemoved: [String] = []
  private static let one = UNUserNotificationCenter()
}
