/// As much of Apple's UIKit as the module uses, for the check on Linux (see CoreBluetooth.swift).
import Foundation

@MainActor public final class UIDevice: NSObject {  // objc: UIDevice
  public static let current = UIDevice()  // objc: currentDevice
  public var isBatteryMonitoringEnabled = false  // objc: batteryMonitoringEnabled
  public var batteryLevel: Float { -1 }  // objc: batteryLevel
  nonisolated public static let batteryLevelDidChangeNotification = NSNotification.Name("level")  // objc: UIDeviceBatteryLevelDidChangeNotification
}
public struct UIBackgroundTaskIdentifier: Hashable, Sendable {
  public let rawValue: Int
  public static let invalid = Self(rawValue: 0)  // objc: UIBackgroundTaskInvalid
}
@MainActor public final class UIApplication: NSObject {  // objc: UIApplication
  public static let shared = UIApplication()  // objc: sharedApplication
  nonisolated public static let didEnterBackgroundNotification = NSNotification.Name("background")  // objc: UIApplicationDidEnterBackgroundNotification
  nonisolated public static let willEnterForegroundNotification = NSNotification.Name("foreground")  // objc: UIApplicationWillEnterForegroundNotification
  nonisolated public func beginBackgroundTask(withName taskName: String?, expirationHandler handler: (@MainActor @Sendable () -> Void)? = nil) -> UIBackgroundTaskIdentifier {  // objc: beginBackgroundTaskWithNameExpirationHandler
    if fakeIsRefused { return .invalid }
    fakeBegun += 1
    fakeExpire = handler
    return UIBackgroundTaskIdentifier(rawValue: fakeBegun)
  }
  nonisolated public func endBackgroundTask(_ identifier: UIBackgroundTaskIdentifier) { fakeEnded.append(identifier.rawValue) }  // objc: endBackgroundTask

  nonisolated(unsafe) public var fakeIsRefused = false
  nonisolated(unsafe) public private(set) var fakeBegun = 0
  /// Of the last task: its time is over.
  nonisolated(unsafe) public private(set) var fakeExpire: (@MainActor @Sendable () -> Void)?
  nonisolated(unsafe) public private(set) var fakeEnded: [Int] = []
}
