/// Finds identifiers by a 32-bit tag, their first four bytes. Nearly every tag it is asked for is absent.
struct RpiIndex {
  /// Row + 1 of the first identifier of each bucket; 0 for none. Chosen by the low bits of the tag.
  private let heads: [UInt32]
  /// Row + 1 of the next identifier in the bucket of each row; 0 at the end. Rows rise.
  private let next: [UInt32]
  private let rpis: Bytes

  /// The index of identifiers, 16 bytes each. 4 buckets or more an identifier.
  init(_ rpis: Bytes) {
    let m = rpis.count / KEY_LENGTH
    var size = 1
    while size < 4 * max(m, 1) { size *= 2 }
    var heads = [UInt32](repeating: 0, count: size)
    var next = [UInt32](repeating: 0, count: m)
    // Backwards, so that a bucket's rows rise. Chains instead of open addressing: whoever fills the air with identifiers of one
    // tag makes one long bucket that nobody asks for, and not a quadratic build.
    for row in stride(from: m - 1, through: 0, by: -1) {
      let bucket = tagAt(rpis, KEY_LENGTH * row) & (size - 1)
      next[row] = heads[bucket]
      heads[bucket] = UInt32(row + 1)
    }
    self.heads = heads
    self.next = next
    self.rpis = rpis
  }

  /// Calls `each` with the rows, rising, whose identifier is the one at `at` in `derived`.
  func rows(of derived: Bytes, at: Int, _ each: (Int) -> Void) {
    var row = heads[tagAt(derived, at) & (heads.count - 1)]
    while row != 0 {
      let i = Int(row) - 1
      if (0..<KEY_LENGTH).allSatisfy({ rpis[KEY_LENGTH * i + $0] == derived[at + $0] }) { each(i) }
      row = next[i]
    }
  }
}

/// The tag of the identifier that starts at `at`.
private func tagAt(_ rpis: Bytes, _ at: Int) -> Int {
  Int(rpis[at]) | Int(rpis[at + 1]) << 8 | Int(rpis[at + 2]) << 16 | Int(rpis[at + 3]) << 24
}
