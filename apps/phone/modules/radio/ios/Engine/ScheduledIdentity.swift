/// An identity with the name that JavaScript gave it, and a whole table of them as bytes, as JavaScript hands it over and as it is kept.
struct ScheduledIdentity: Equatable {
  /// Ascends in a schedule, and is the same for the same identity in a later one.
  let name: Int
  let identity: Identity
}

/// The greatest whole number that JavaScript counts to.
private let GREATEST = (1 << 53) - 1

/// A table as bytes (face.ts, `schedule`): a row is name, from, until (8 bytes each, most significant first), advert and scan response (a
/// byte of length in front), payload.
func encodeTable(_ table: [ScheduledIdentity]) -> Bytes {
  table.flatMap { one -> Bytes in
    let identity = one.identity
    let numbers = [one.name, identity.from, identity.until].flatMap { littleEndian($0).reversed() }
    let adverts = [identity.advert, identity.scanResponse].flatMap { [UInt8($0.count)] + $0 }
    return numbers + adverts + identity.payload
  }
}

/// The table of bytes; nil when they are none, or a number is none of JavaScript's.
func decodeTable(_ bytes: Bytes) -> [ScheduledIdentity]? {
  var rest = bytes[...]
  func take(_ n: Int) -> Bytes? {
    guard rest.count >= n else { return nil }
    defer { rest = rest.dropFirst(n) }
    return Bytes(rest.prefix(n))
  }
  func number() -> Int? {
    take(8).map { fromLittleEndian($0.reversed()) }.flatMap { (0...GREATEST).contains($0) ? $0 : nil }
  }
  func counted() -> Bytes? { take(1).flatMap { take(Int($0[0])) } }
  var table: [ScheduledIdentity] = []
  while !rest.isEmpty {
    guard let name = number(), let from = number(), let until = number(), let advert = counted(),
      let scanResponse = counted(), let payload = take(PAYLOAD_LENGTH)
    else { return nil }
    let identity = Identity(from: from, until: until, advert: advert, scanResponse: scanResponse, payload: payload)
    table.append(ScheduledIdentity(name: name, identity: identity))
  }
  return table
}

/// A number as 8 bytes, least significant first.
func littleEndian(_ n: Int) -> Bytes { (0..<8).map { UInt8(truncatingIfNeeded: n >> (8 * $0)) } }
/// The number of bytes, least significant first, 8 at most.
func fromLittleEndian(_ bytes: Bytes) -> Int { bytes.reversed().reduce(0) { $0 << 8 | Int($1) } }
