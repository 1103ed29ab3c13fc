/// What one scan heard, one record an identity: how often, how loud on average and at best.

/// One identity in one scan.
struct ScanRecord: Equatable {
  /// The first reading, monotonic time of this boot.
  let at: Milliseconds
  /// How much listening the scan stands for.
  let gap: Milliseconds
  /// Readings, 1 or more.
  let count: Int
  /// dBm, the mean not rounded.
  let meanRssi: Double
  let bestRssi: Int
  /// The sender's radio address or its stand-in, 6 bytes.
  let address: Bytes
  /// AD structures as they came; empty when the payload came over a link alone.
  let advert: Bytes
  let scanResponse: Bytes?
  /// The 20 bytes that these readings belong to; nil while only the short id in the advert is known.
  let payload: Bytes?
}

/// The level, unless it is what no radio reports.
func level(_ rssi: Int?) -> Int? {
  rssi.flatMap { (-127...20).contains($0) ? $0 : nil }
}

/// Identities that are counted in one scan at most; a full stadium has fewer, a flood of made-up ones stops here.
let MOST_IN_A_SCAN = 5_000

/// One reading.
struct Reading {
  let at: Milliseconds
  let rssi: Int
  let address: Bytes
  let advert: Bytes
  let scanResponse: Bytes?
  let payload: Bytes?
}

struct Tally {
  private struct Counting {
    let first: Reading
    var count = 1
    var sum: Int
    var bestRssi: Int
    var scanResponse: Bytes?
    var payload: Bytes?
  }

  private var counting = OrderedMap<Bytes, Counting>()
  private var waited: Set<Bytes> = []

  /// One reading. `key` names what is counted together: an identity, or an address that nobody knows yet.
  mutating func add(_ key: Bytes, _ reading: Reading) {
    guard var before = counting[key] else {
      guard counting.count < MOST_IN_A_SCAN else { return }
      counting[key] = Counting(
        first: reading, sum: reading.rssi, bestRssi: reading.rssi, scanResponse: reading.scanResponse,
        payload: reading.payload)
      return
    }
    before.count += 1
    before.sum += reading.rssi
    before.bestRssi = max(before.bestRssi, reading.rssi)
    before.scanResponse = reading.scanResponse ?? before.scanResponse
    counting[key] = before
  }

  /// The payload of an address is known now: its readings, so far those of an address or of a short id, are that payload's.
  /// Returns whether there were any.
  mutating func resolve(_ address: Bytes, _ payload: Bytes) -> Bool {
    let known = address + payload
    if counting[known] != nil { return true }
    let short = address + payload.prefix(SHORT_ID_LENGTH)
    guard let key = [address, short].first(where: { counting[$0] != nil }), var waiting = counting[key]
    else { return false }
    counting[key] = nil
    waiting.payload = payload
    counting[known] = waiting
    return true
  }

  /// The records of a scan that is over, in order of hearing. Who is still only an address waits for one scan more: a link may be
  /// about to tell.
  mutating func end(_ gap: Milliseconds) -> [ScanRecord] {
    let all = counting.inOrder
    for (key, _) in all where !isAddress(key) || waited.contains(key) { counting[key] = nil }
    waited = Set(counting.inOrder.map(\.key))
    return all.filter { !isAddress($0.key) }.map { _, one in
      ScanRecord(
        at: one.first.at, gap: gap, count: one.count, meanRssi: Double(one.sum) / Double(one.count),
        bestRssi: one.bestRssi, address: one.first.address, advert: one.first.advert,
        scanResponse: one.scanResponse, payload: one.payload)
    }
  }
}

private let ADDRESS_LENGTH = 6
private func isAddress(_ key: Bytes) -> Bool { key.count == ADDRESS_LENGTH }
