/// Who this phone is at a moment: a table of identities, each with its time, looked up and nothing else. When the table is
/// exhausted there is nobody: silence (docs/protocol/air.md, "Identity").

/// One identity and when it is on the air, in monotonic time of this boot.
struct Identity: Equatable {
  /// Inclusive.
  let from: Milliseconds
  /// Exclusive.
  let until: Milliseconds
  /// AD structures, up to 31 bytes.
  let advert: Bytes
  /// AD structures, up to 31 bytes.
  let scanResponse: Bytes
  /// What is read over a link, 20 bytes.
  let payload: Bytes
}

/// A table of identities that is none.
struct NoTable: Error, Equatable {
  let why = "identities are in order, do not overlap, and cover 72 hours at most"
}

/// The longest time that a table may cover.
let LONGEST_TABLE: Milliseconds = hours(72)
private let AD_LENGTH = 31

extension Identity {
  fileprivate var isWell: Bool {
    from >= 0 && from < until && advert.count <= AD_LENGTH && scanResponse.count <= AD_LENGTH
      && payload.count == PAYLOAD_LENGTH
  }
}

struct IdentityClock {
  private var table: ArraySlice<Identity> = []

  /// Replaces the whole table; an empty one is silence. Throws `NoTable`, and keeps the table of before, unless identities are in
  /// order, do not overlap, cover 72 hours at most, and have bytes of the lengths above.
  mutating func replace(_ table: [Identity]) throws {
    let ordered = zip(table, table.dropFirst()).allSatisfy { $0.until <= $1.from }
    let length = table.isEmpty ? 0 : table[table.count - 1].until - table[0].from
    guard table.allSatisfy(\.isWell), ordered, length <= LONGEST_TABLE else { throw NoTable() }
    self.table = table[...]
  }

  /// Whose time it is; nil in a gap and after the last. What is over is forgotten.
  mutating func due(_ at: Milliseconds) -> Identity? {
    table = table.drop { $0.until <= at }
    guard let first = table.first, first.from <= at else { return nil }
    return first
  }

  /// When `due` changes next; nil when never.
  mutating func next(_ at: Milliseconds) -> Milliseconds? {
    due(at)?.until ?? table.first?.from
  }
}
