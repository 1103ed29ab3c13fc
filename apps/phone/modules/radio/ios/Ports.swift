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
