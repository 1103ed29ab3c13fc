/// What the app tells the radio of the phone around it: the battery, and whether it is in front. Main thread.
import Foundation
import UIKit

func watchSurroundings(_ radio: Radio) {
  let center = NotificationCenter.default
  func watch(_ name: NSNotification.Name, _ body: @escaping @Sendable () -> Void) {
    _ = center.addObserver(forName: name, object: nil, queue: .main) { _ in body() }
  }
  watch(UIApplication.didEnterBackgroundNotification) { radio.isInFront(false) }
  watch(UIApplication.willEnterForegroundNotification) { radio.isInFront(true) }
  watch(UIDevice.batteryLevelDidChangeNotification) { DispatchQueue.main.async { radio.batteryIs(batteryLevel()) } }
  DispatchQueue.main.async {
    UIDevice.current.isBatteryMonitoringEnabled = true
    radio.batteryIs(batteryLevel())
  }
}

/// Share 0–1; nil when the system does not know.
@MainActor private func batteryLevel() -> Double? {
  let level = UIDevice.current.batteryLevel
  return level < 0 ? nil : Double(level)
}
