/// As much of Apple's UIKit as the module uses, for the check on Linux (see CoreBluetooth.swift).
import Foundation

@MainActor public final class UIDevice: NSObject {  // objc: UIDevice
  public static let current = UIDevice()  // objc: currentDevice
  public var isBatteryMonitoringEnabled = false  // objc: batteryMonitoringEnabled
  public var batteryLevel: Float { -1 }  // objc: batteryLevel
  nonisolated public static let batteryLevelDidChangeNotification = NSNotification.Name("level")  // objc: UIDeviceBatteryLevelDidChangeNotification
}
public final class UIApplication: NSObject {  // objc: UIApplication
  public static let didEnterBackgroundNotification = NSNotification.Name("background")  // objc: UIApplicationDidEnterBackgroundNotification
  public static let willEnterForegroundNotification = NSNotification.Name("foreground")  // objc: UIApplicationWillEnterForegroundNotification
}
