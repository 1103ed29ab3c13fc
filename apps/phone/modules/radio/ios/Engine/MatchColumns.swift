/// What matching takes and gives: columns instead of objects, because an export file has a hundred thousand keys and a phone
/// remembers fifty thousand identifiers.

/// A key's and an identifier's length in bytes.
let KEY_LENGTH = 16
/// Intervals of ten minutes in a day.
let INTERVALS_PER_DAY = 144

/// Diagnosis keys, one a row.
struct KeyColumns {
  /// 16 bytes a row.
  let keys: Bytes
  /// First interval of each.
  let starts: [UInt32]
  /// Number of intervals of each, 1 … 144.
  let periods: [UInt16]
}

/// Identifiers that were heard, one a row. One identifier may have several rows.
struct SeenColumns {
  /// 16 bytes a row.
  let rpis: Bytes
  /// The interval in which each was heard first.
  let first: [UInt32]
  /// The interval in which each was heard last; not before `first`.
  let last: [UInt32]
}

/// A key's identifier of interval `enin` is one that was heard.
struct Match: Equatable {
  /// Row of the key.
  let keyIndex: Int
  let enin: UInt32
  /// Row of the identifier.
  let rpiIndex: Int
}

/// Columns that do not fit each other or hold values outside their limits.
struct BadColumns: Error { let why: String }

/// Throws `BadColumns` unless the columns fit each other and each value is within its limits.
func checkColumns(_ keys: KeyColumns, _ seen: SeenColumns, _ slack: Int) throws {
  func must(_ holds: Bool, _ why: String) throws { if !holds { throw BadColumns(why: why) } }
  let n = keys.starts.count
  let m = seen.first.count
  try must(keys.keys.count == KEY_LENGTH * n && keys.periods.count == n, "columns of keys differ in their number of rows")
  try must(seen.rpis.count == KEY_LENGTH * m && seen.last.count == m, "columns of identifiers differ in their number of rows")
  try must(slack >= 0, "the slack is a whole number of intervals, not \(slack)")
  for i in 0..<n {
    let period = Int(keys.periods[i])
    try must((1...INTERVALS_PER_DAY).contains(period), "a rolling period is an integer from 1 to 144, not \(period)")
    try must(Int(keys.starts[i]) + period <= 1 << 32, "a key's last interval is not an ENIN")
  }
  for i in 0..<m { try must(seen.first[i] <= seen.last[i], "an identifier was heard last before it was heard first") }
}
