/// The bulk matcher on Apple and Google's published identifiers (`vectors/identifiers.json`).

func runMatcher(_ results: Results, _ vectors: Json) {
  let platform = ReferencePrimitives()
  let tek = vectors.tek!.bytes!
  let start = vectors.rollingStart!.int!
  let intervals = vectors.intervals!.list
  let rpis = intervals.map { $0.rpi!.bytes! }
  let enins = intervals.map { UInt32($0.enin!.int!) }
  let stranger = Bytes(repeating: 7, count: KEY_LENGTH)
  let keys = KeyColumns(
    keys: stranger + tek + stranger, starts: [UInt32](repeating: UInt32(start), count: 3), periods: [144, 144, 144])

  results.test("test primitives: SHA-256 and AES of their standards' examples") {
    results.equal(
      sha256(Bytes("abc".utf8)).hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "FIPS 180-4")
    let block = platform.aes(key: Bytes(0..<16), blocks: (0..<16).map { UInt8($0 * 0x11) })
    results.equal(block.hex, "69c4e0d86a7b0430d8cdb78070b4c55a", "FIPS 197, appendix C.1")
  }
  results.test("matcher: the key of identifiers is the published one") {
    results.equal(platform.rpiKey(tek), vectors.rpiKey!.bytes!, "rpiKey")
  }
  results.test("matcher: all 144 identifiers of the day are the published ones") {
    let derived = platform.rpis(platform.rpiKey(tek), start...(start + 143))
    results.equal(derived, Bytes(rpis.joined()), "identifiers")
  }
  results.test("matcher: each identifier heard in its interval matches its key, in the order of key, interval, identifier") {
    let seen = SeenColumns(rpis: Bytes(rpis.reversed().joined()), first: enins.reversed(), last: enins.reversed())
    let expected = enins.enumerated().map { Match(keyIndex: 1, enin: $1, rpiIndex: 143 - $0) }
    results.equal(try matchKeys(keys, seen, slack: 0, with: platform), expected, "matches")
  }
  results.test("matcher: an identifier that was heard twice matches twice; one of another key never") {
    let seen = SeenColumns(rpis: rpis[3] + stranger + rpis[3], first: [enins[3], enins[3], enins[1]], last: [enins[3], enins[3], enins[5]])
    let expected = [0, 2].map { Match(keyIndex: 1, enin: enins[3], rpiIndex: $0) }
    results.equal(try matchKeys(keys, seen, slack: 0, with: platform), expected, "matches")
  }
  results.test("matcher: two hours off match with a slack of twelve intervals, one interval more does not") {
    for (off, matched) in [(12, true), (13, false), (-12, true), (-13, false)] {
      let heard = UInt32(Int(enins[70]) + off)
      let seen = SeenColumns(rpis: rpis[70], first: [heard], last: [heard])
      results.equal(try matchKeys(keys, seen, slack: 12, with: platform).count, matched ? 1 : 0, "off by \(off)")
    }
  }
  results.test("matcher: a key's identifiers outside its period do not match") {
    let short = KeyColumns(keys: tek, starts: [UInt32(start)], periods: [10])
    let seen = SeenColumns(rpis: rpis[9] + rpis[10], first: [enins[9], enins[10]], last: [enins[9], enins[10]])
    results.equal(try matchKeys(short, seen, slack: 12, with: platform).map(\.rpiIndex), [0], "rows")
  }
  results.test("matcher: columns that do not fit are refused") {
    let none = SeenColumns(rpis: [], first: [], last: [])
    for bad in [
      KeyColumns(keys: tek, starts: [0, 1], periods: [1, 1]), KeyColumns(keys: tek, starts: [0], periods: [0]),
      KeyColumns(keys: tek, starts: [0], periods: [145]), KeyColumns(keys: tek, starts: [.max], periods: [2]),
    ] {
      var refused = false
      do { _ = try matchKeys(bad, none, slack: 0, with: platform) } catch is BadColumns { refused = true }
      results.equal(refused, true, "\(bad.starts) \(bad.periods)")
    }
    results.equal(try matchKeys(keys, none, slack: 12, with: platform), [], "nothing heard")
  }
}
