/// What the radio asks of the system beside Bluetooth.

/// The clocks of this phone.
protocol SystemTime {
  /// Milliseconds since the boot, the time asleep counted; never jumps.
  func monotonic() -> Milliseconds
  /// Opaque, new at every boot.
  var bootId: String { get }
  /// Unix milliseconds; may be wrong.
  func wall() -> Int
}

/// Encryption at rest, with a key that does not leave this phone.
protocol Vault {
  /// Throws while the key cannot be had, as before the phone was first unlocked.
  func seal(_ bytes: Bytes) throws -> Bytes
  /// Throws as `seal`, and for bytes that this key has not sealed.
  func open(_ sealed: Bytes) throws -> Bytes
}

/// Time in which the system lets the app run although it is behind.
protocol Overtime: Sendable {
  /// Asks for it, until `end`. `over` is called on any thread when there is none, or when the system takes it back: then it has ended.
  func begin(_ over: @escaping @Sendable () -> Void)
  /// Gives it back. Does nothing when it has ended.
  func end()
}
