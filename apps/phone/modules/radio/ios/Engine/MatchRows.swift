/// Columns and matches as bytes between JavaScript and the matcher (face.ts, `match`). A row of keys or of identifiers has 24 bytes:
/// 16 of the key or identifier, then two unsigned 32-bit numbers, least significant byte first: of a key its first interval and how many
/// there are; of an identifier the intervals in which it was heard first and last. A row of the answer has three such numbers.

private let ROW_LENGTH = 24

/// The answer. Throws `BadColumns` when bytes do not fit.
func matchRows(keys: Bytes, seen: Bytes, slack: Int, with platform: Primitives) throws -> Bytes {
  let key = try rows(keys)
  let heard = try rows(seen)
  guard key.last.allSatisfy({ $0 <= UInt32(INTERVALS_PER_DAY) }) else {
    throw BadColumns(why: "a rolling period is an integer from 1 to 144")
  }
  let matches = try matchKeys(
    KeyColumns(keys: key.ids, starts: key.first, periods: key.last.map { UInt16($0) }),
    SeenColumns(rpis: heard.ids, first: heard.first, last: heard.last), slack: slack, with: platform)
  return matches.flatMap { match in
    [match.keyIndex, Int(match.enin), match.rpiIndex].flatMap { littleEndian($0).prefix(4) }
  }
}

private func rows(_ bytes: Bytes) throws -> (ids: Bytes, first: [UInt32], last: [UInt32]) {
  guard bytes.count % ROW_LENGTH == 0 else { throw BadColumns(why: "a row has \(ROW_LENGTH) bytes") }
  let starts = stride(from: 0, to: bytes.count, by: ROW_LENGTH)
  func number(_ at: Int) -> UInt32 { (0..<4).reversed().reduce(0) { $0 << 8 | UInt32(bytes[at + $1]) } }
  return (
    starts.flatMap { bytes[$0..<($0 + KEY_LENGTH)] }, starts.map { number($0 + 16) }, starts.map { number($0 + 20) }
  )
}
