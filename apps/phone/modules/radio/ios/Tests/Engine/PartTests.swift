/// Small parts beside the scenarios: what was listened, adverts put together again, tables and rows as bytes.

func runParts(_ results: Results, _ vectors: Json, _ tables: Json) {
  results.test("listened: a scan stands for the time since the one before, a first one for itself") {
    var listened = ListeningTime(total: 1_000)
    for (begin, end) in [(0, 4_000), (60_000, 64_000), (420_001, 424_001), (430_000, 434_000)] {
      listened.begin(begin)
      listened.end(end, window: 4_000)
    }
    results.equal(listened.total, 1_000 + 4_000 + 60_000 + 4_000 + 9_999, "total")
  }
  results.test("listened: whoever is told late counts no more than a scan, and an end without a beginning nothing") {
    var listened = ListeningTime(total: 0)
    listened.end(5, window: 4_000)
    listened.begin(10)
    listened.end(3_600_000, window: 4_000)
    results.equal(listened.total, 4_000, "total")
  }
  let company: Bytes = [0xff, 0xff]
  let short: Bytes = [0x8b, 0xe6, 0xcd, 0x37, 0x1c, 0x5c]
  let payload = Bytes(hex: "8be6cd371c5c891604bfbe49df84509672033874")!
  results.test("rebuilt adverts say what was said") {
    func says(_ manufacturer: Bytes?) -> PeerMessage {
      let one = Rebuilt(manufacturer: manufacturer)
      results.equal(one.advert.count <= 31 && (one.scanResponse?.count ?? 0) <= 31, true, "lengths")
      return said(one.advert, one.scanResponse, company: 0xffff)
    }
    results.equal(says(nil), .bare, "none")
    results.equal(says([]), .bare, "empty")
    results.equal(says(company + short), .short(short), "short")
    results.equal(says(company + payload), .payload(payload), "payload")
    results.equal(says(company + short + payload), .payload(payload), "merged")
    results.equal(says(company + short + company + payload), .payload(payload), "merged, with the company twice")
    results.equal(says(company + short + [0x4c, 0x00] + payload), .bare, "merged with another company's")
    results.equal(says(company + Bytes(short.reversed()) + payload), .foreign, "mixed")
    results.equal(says(company + Bytes(short.reversed()) + company + payload), .foreign, "mixed, with the company twice")
    // Whatever an identifier is, also one that begins as the company: both ways of joining give what was sent.
    var random = SystemRandomNumberGenerator()
    for round in 0..<500 {
      let other = round < 10 ? company + company + Bytes(repeating: 0xff, count: 16) : Bytes.random(20, &random)
      let start = Bytes(other.prefix(6))
      results.equal(says(company + start + other), .payload(other), "joined \(other)")
      results.equal(says(company + start + company + other), .payload(other), "joined with the company twice \(other)")
    }
    results.equal(says(company + Bytes(repeating: 1, count: 9)), .foreign, "another length")
    results.equal(says([0x4c, 0x00, 0x10, 0x05]), .bare, "another company's")
    for length in 0..<60 { _ = says(Bytes(repeating: 0xff, count: length)) }
  }
  results.test("a table is the same after bytes, and half of one is none") {
    let table = (1...3).map { (n: Int) -> ScheduledIdentity in
      let advert = Bytes(repeating: UInt8(n), count: 31)
      let from = n * 600_000
      let identity = Identity(
        from: from, until: from + 590_000, advert: advert, scanResponse: Bytes(advert.prefix(n)), payload: payload)
      return ScheduledIdentity(name: 2_642_975 + n, identity: identity)
    }
    let bytes = encodeTable(table)
    results.equal(decodeTable(bytes), table, "table")
    results.equal(decodeTable([]), [], "empty")
    for cut in 1..<(bytes.count / 3) { results.equal(decodeTable(Bytes(bytes.dropLast(cut))), nil, "cut by \(cut)") }
  }
  results.test("a table crosses from JavaScript as the vectors have it, and other bytes are refused") {
    for one in tables.cases!.list {
      let table = one.table!.list.map { row -> ScheduledIdentity in
        let identity = Identity(
          from: row.from!.int!, until: row.until!.int!, advert: row.advert!.bytes!, scanResponse: row.scanResponse!.bytes!,
          payload: row.payload!.bytes!)
        return ScheduledIdentity(name: row.name!.int!, identity: identity)
      }
      results.equal(decodeTable(one.packed!.bytes!), table, one.why!.text!)
      results.equal(encodeTable(table), one.packed!.bytes!, one.why!.text!)
    }
    for one in tables.refused!.list { results.equal(decodeTable(one.packed!.bytes!), nil, one.why!.text!) }
  }
  results.test("match: rows of 24 bytes in, rows of 12 bytes out") { try matchesRows(results, vectors) }
}

private func matchesRows(_ results: Results, _ vectors: Json) throws {
  let start = vectors.rollingStart!.int!
  let tek = vectors.tek!.bytes!
  let rpi = vectors.intervals!.list[5].rpi!.bytes!
  let platform = ReferencePrimitives()
  let keys: Bytes = row(Bytes(repeating: 1, count: 16), start, 144) + row(tek, start, 144)
  let seen = row(rpi, start + 5, start + 6)
  let expected: Bytes = number(1) + number(start + 5) + number(0)
  results.equal(try matchRows(keys: keys, seen: seen, slack: 12, with: platform), expected, "matches")
  let bads: [Bytes] = [row(tek, start, 0), row(tek, start, 145), row(tek, start, 131_073), Bytes(keys.dropLast())]
  for bad in bads {
    var refused = false
    do { _ = try matchRows(keys: bad, seen: seen, slack: 12, with: platform) } catch is BadColumns { refused = true }
    results.equal(refused, true, "bad rows")
  }
}

private func number(_ n: Int) -> Bytes { Bytes(littleEndian(n).prefix(4)) }
private func row(_ id: Bytes, _ a: Int, _ b: Int) -> Bytes { [id, number(a), number(b)].flatMap { $0 } }

extension Bytes {
  fileprivate static func random(_ count: Int, _ random: inout SystemRandomNumberGenerator) -> Bytes {
    (0..<count).map { _ in .random(in: 0...255, using: &random) }
  }
}
