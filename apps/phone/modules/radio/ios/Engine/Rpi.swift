/// Rolling proximity identifiers: what a phone says in the air, a new one every 10 minutes (GAEN cryptography specification,
/// "Rolling Proximity Identifier"). AES and HMAC are the platform's.

/// What a platform brings of cryptography.
protocol Primitives {
  /// HMAC-SHA256, 32 bytes.
  func hmac(key: Bytes, _ message: Bytes) -> Bytes
  /// AES-128 of each 16-byte block by itself. `key`: 16 bytes.
  func aes(key: Bytes, blocks: Bytes) -> Bytes
}

private let INFO = Bytes("EN-RPIK".utf8)
private let PADDED_DATA_HEAD = Bytes("EN-RPI".utf8)

extension Primitives {
  /// The identifier key of a TEK's 16 bytes: HKDF-SHA256 (RFC 5869), no salt, info "EN-RPIK".
  func rpiKey(_ key: Bytes) -> Bytes {
    let extracted = hmac(key: Bytes(repeating: 0, count: 32), key)
    return Bytes(hmac(key: extracted, INFO + [1]).prefix(KEY_LENGTH))
  }

  /// The identifiers of intervals, 16 bytes each, one after another: AES-128 of "EN-RPI", six zeros and the ENIN, least
  /// significant byte first.
  func rpis(_ key: Bytes, _ enins: ClosedRange<Int>) -> Bytes {
    var blocks = Bytes(repeating: 0, count: KEY_LENGTH * enins.count)
    for (i, enin) in enins.enumerated() {
      let at = KEY_LENGTH * i
      for (j, byte) in PADDED_DATA_HEAD.enumerated() { blocks[at + j] = byte }
      for j in 0..<4 { blocks[at + 12 + j] = UInt8(truncatingIfNeeded: enin >> (8 * j)) }
    }
    return aes(key: key, blocks: blocks)
  }
}
