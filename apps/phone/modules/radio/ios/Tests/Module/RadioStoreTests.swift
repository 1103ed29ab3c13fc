/// What is kept in SQLite: pieces of what was heard, and values.
import Foundation

func runKept(_ results: Results, _ folder: String) {
  func scan(_ n: Int, wall: Int = 1_000) -> KeptScan {
    let record = ScanRecord(
      at: n, gap: 60_000, count: 3, meanRssi: -60.5, bestRssi: -55, address: [1, 2, 3, 4, 5, 6], advert: [],
      scanResponse: n % 2 == 0 ? nil : [9], payload: n % 3 == 0 ? nil : Bytes(repeating: 7, count: 20))
    return KeptScan(boot: "boot", wall: wall, record: record)
  }
  results.test("kept: what was heard is given until its piece is taken, also after a restart, and once") {
    let path = "\(folder)/pieces.sqlite"
    var kept = try RadioStore(path)
    results.equal(try kept.collect(taken: nil).scans, [], "nothing")
    try kept.add([scan(1), scan(2)])
    let first = try kept.collect(taken: nil)
    results.equal(first.scans, [scan(1), scan(2)], "first")
    try kept.add([scan(3)])
    kept = try RadioStore(path)
    results.equal(try kept.collect(taken: nil).scans, [scan(1), scan(2), scan(3)], "longer, after a restart")
    let rest = try kept.collect(taken: first.name)
    results.equal(rest.scans, [scan(3)], "after the first")
    results.equal(try kept.collect(taken: first.name).scans, [scan(3)], "a name that comes twice")
    let last = try kept.collect(taken: rest.name)
    results.equal(last.scans, [], "all taken")
    try kept.add([scan(4)])
    results.equal(try kept.collect(taken: rest.name).scans, [scan(4)], "a name of before takes nothing newer")
    results.equal(try kept.collect(taken: last.name).scans, [scan(4)], "nor does that of an empty piece")
  }
  results.test("kept: a piece of a lost file, and a name that is none, delete nothing") {
    let path = "\(folder)/lost.sqlite"
    try RadioStore(path).add([scan(1)])
    let piece = try RadioStore(path).collect(taken: nil)
    for file in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + file) }
    let kept = try RadioStore(path)
    try kept.add([scan(2)])
    for name in [piece.name, "", "/", "x/9", "9"] {
      results.equal(try kept.collect(taken: name).scans, [scan(2)], "taken \(name)")
    }
    results.equal(try kept.collect(taken: nil).name == piece.name, false, "another name")
  }
  results.test("kept: two thousand in a piece") {
    let kept = try RadioStore("\(folder)/many.sqlite")
    try kept.add((0..<2_500).map { scan($0) })
    let first = try kept.collect(taken: nil)
    results.equal(first.scans.count, 2_000, "first")
    results.equal(first.more, true, "more")
    let second = try kept.collect(taken: first.name)
    results.equal(second.scans, (2_000..<2_500).map { scan($0) }, "second")
    results.equal(second.more, false, "no more")
  }
  let day = 24 * 3_600_000
  /// Heard in a boot on a day of it, and of the wall clock.
  func heard(_ n: Int, boot: String = "boot", day at: Int, wall: Int) -> KeptScan {
    let one = scan(n).record
    let record = ScanRecord(
      at: at * day + n, gap: one.gap, count: one.count, meanRssi: one.meanRssi, bestRssi: one.bestRssi, address: one.address,
      advert: [], scanResponse: nil, payload: nil)
    return KeptScan(boot: boot, wall: wall * day, record: record)
  }
  func left(_ kept: RadioStore) throws -> [Int] { try kept.collect(taken: nil).scans.map { $0.record.at % day } }
  results.test("kept: what nobody collects is gone after two weeks, whatever the wall clock says") {
    let kept = try RadioStore("\(folder)/old.sqlite")
    try kept.add([heard(1, day: 0, wall: 0)])
    try kept.add([heard(2, day: 1, wall: -100)])
    try kept.add([heard(3, day: 14, wall: -100)])
    results.equal(try left(kept), [2, 3], "left")
  }
  results.test("kept: a clock set ahead, once or at each start, takes nothing that nobody has collected") {
    let path = "\(folder)/ahead.sqlite"
    try RadioStore(path).add([heard(1, day: 0, wall: 0)])
    try RadioStore(path).add([heard(2, day: 0, wall: 400), heard(3, day: 0, wall: 400)])
    try RadioStore(path).add([heard(4, day: 0, wall: 400)])
    results.equal(try left(RadioStore(path)), [1, 2, 3, 4], "in one boot")
    try RadioStore(path).add([heard(5, boot: "next", day: 0, wall: 800)])
    results.equal(try left(RadioStore(path)), [1, 2, 3, 4, 5], "over a boot")
    for n in 6..<20 { try RadioStore(path).add([heard(n, boot: "boot \(n)", day: 0, wall: 5)]) }
    results.equal(try left(RadioStore(path)).first, 1, "set back, and fourteen boots")
    try RadioStore(path).add([heard(21, boot: "boot 19", day: 15, wall: 0)])
    results.equal(try left(RadioStore(path)), [21], "and fifteen days")
  }
  results.test("kept: a boot whose name changes while it lasts takes nothing that nobody has collected") {
    let path = "\(folder)/renamed.sqlite"
    for n in 1...4 { try RadioStore(path).add([heard(n, boot: "name \(n)", day: 5, wall: 5)]) }
    results.equal(try left(RadioStore(path)), [1, 2, 3, 4], "four starts on its fifth day")
  }
  results.test("kept: over boots time goes on, a day each at most that the phone was off") {
    let path = "\(folder)/boots.sqlite"
    for n in 1...16 { try RadioStore(path).add([heard(n, boot: "boot \(n)", day: 0, wall: 3 * n)]) }
    results.equal(try left(RadioStore(path)), Array(2...16), "sixteen boots, three days apart")
  }
  results.test("kept: a file of before scans had a time lived gives what it has, and takes more") {
    let path = "\(folder)/older.sqlite"
    let before = try Database(path)
    try before.run("CREATE TABLE kept (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID")
    try before.run(
      """
      CREATE TABLE scans (
        id INTEGER PRIMARY KEY AUTOINCREMENT, boot TEXT NOT NULL, wall INTEGER NOT NULL, at INTEGER NOT NULL,
        gap INTEGER NOT NULL, count INTEGER NOT NULL, mean REAL NOT NULL, best INTEGER NOT NULL, address BLOB NOT NULL,
        advert BLOB NOT NULL, response BLOB, payload BLOB)
      """)
    try before.run("INSERT INTO scans VALUES (7, 'boot', 1000, 1, 60000, 3, -60.5, -55, x'010203040506', x'', NULL, NULL)")
    for n in 2...3 { try RadioStore(path).add([heard(n, day: 0, wall: 0)]) }
    results.equal(try left(RadioStore(path)), [1, 2, 3], "both")
    try RadioStore(path).add([heard(4, day: 15, wall: 0)])
    results.equal(try left(RadioStore(path)), [4], "and what it had is too old in its turn")
  }
  results.test("kept: values by name") {
    let path = "\(folder)/values.sqlite"
    let kept = try RadioStore(path)
    results.equal(try kept.value("plan"), nil, "none")
    try kept.keep("plan", [1, 2])
    try kept.keep("empty", [])
    results.equal(try RadioStore(path).value("plan"), [1, 2], "kept")
    results.equal(try RadioStore(path).value("empty"), [], "no bytes")
    try kept.keep("plan", nil)
    results.equal(try RadioStore(path).value("plan"), nil, "removed")
  }
  results.test("kept: a file that cannot be opened is a fault") {
    var failed = false
    do { _ = try RadioStore("\(folder)/no such folder/x.sqlite") } catch is Database.Fault { failed = true }
    results.equal(failed, true, "fault")
  }
}
