/// What the system shows while the phone is on guard. As long as it is shown, iOS 26 and newer give the app the foreground's Bluetooth
/// behind, as Apple's documentation of Core Bluetooth says. Every call on the radio's queue.
protocol GuardSign: AnyObject {
  /// Whether the system has it and the resident lets the app show it.
  var isThere: Bool { get }
  /// Shows it, which the system takes from an app in front alone. Throws what the system says. `gone` is called on any thread when it goes
  /// without `end`.
  func show(_ attributes: GuardAttributes, gone: @escaping @Sendable () -> Void) throws
  /// Takes up what an earlier start of the app has shown. False when nothing is shown any more.
  func takeUp(gone: @escaping @Sendable () -> Void) -> Bool
  func update(heard: Int)
  /// Nothing is shown any more. Does nothing when nothing is.
  func end()
}
