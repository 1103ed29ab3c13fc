/// As much of Apple's UIKit as the module uses, for the check on Linux (see CoreBluetooth.swift).
@_exported import Foundation

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
@MainActor open class UIResponder: NSObject {  // objc: UIResponder
  nonisolated public override init() { super.init() }
}
public enum UIApplicationState: Int {  // objc: UIApplicationState
  case active = 0  // objc: Active
  case inactive = 1  // objc: Inactive
  case background = 2  // objc: Background
}
@MainActor public protocol UIApplicationDelegate: NSObjectProtocol {  // objc: UIApplicationDelegate
  func application(  // objc: applicationDidFinishLaunchingWithOptions
    _ application: UIApplication, didFinishLaunchingWithOptions launchOptions: [UIApplication.LaunchOptionsKey: Any]?
  ) -> Bool
  func application(_ app: UIApplication, open url: URL, options: [UIApplication.OpenURLOptionsKey: Any]) -> Bool  // objc: applicationOpenURLOptions
}
@MainActor public final class UIApplication: UIResponder {  // objc: UIApplication
  public struct OpenURLOptionsKey: Hashable, RawRepresentable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
  }
  public struct LaunchOptionsKey: Hashable, RawRepresentable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
  }
  public typealias State = UIApplicationState
  public var applicationState: State { .active }  // objc: applicationState
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
