/// Guard mode: what is scanned when, how it ends, and what is said of it.
import CoreBluetooth
import Foundation

private let WORDS = GuardWords(title: "Bluezone đang canh", since: "Từ", heard: "Máy nghe được", stop: "Dừng")

func runGuard(_ results: Results, _ folder: String) {
  func test(_ name: String, _ body: (Bench) throws -> Void) {
    results.test("guard: \(name)") { try body(Bench(folder, name.filter(\.isLetter))) }
  }
  let hour = 3_600_000
  /// A phone that listens, on guard for four hours, and put aside.
  func begin(_ bench: Bench, _ hours: Double = 4, scanAgain: Milliseconds = seconds(8)) {
    bench.restart(scanAgain: scanAgain)
    bench.turn(.poweredOn)
    bench.radio.setPlan(PLAN)
    results.equal(bench.radio.onGuard(hours, WORDS), true, "began")
    bench.radio.isInFront(false)
    bench.settle()
  }
  func hear(_ bench: Bench, _ phone: CBPeripheral = CBPeripheral(fakeIdentifier: UUID())) {
    bench.discover(phone, -70, [0xff, 0xff] + OTHERS)
  }
  func on(_ bench: Bench) -> Bool { bench.radio.guarding.since != nil }

  test("it begins where the system has it, with a plan and Bluetooth, for up to eight hours") { bench in
    bench.start()
    results.equal(bench.radio.onGuard(4, WORDS), false, "no plan")
    bench.radio.setPlan(PLAN)
    for hours in [0, -1, 8.5, .nan, .infinity] { results.equal(bench.radio.onGuard(hours, WORDS), false, "\(hours) hours") }
    bench.turn(.poweredOff)
    results.equal(bench.radio.onGuard(4, WORDS), false, "Bluetooth is off")
    bench.turn(.poweredOn)
    bench.sign.isThere = false
    results.equal([bench.radio.onGuard(4, WORDS), bench.radio.guarding.can], [false, false], "an older system")
    bench.sign.isThere = true
    bench.sign.isRefused = true
    results.equal([bench.radio.onGuard(4, WORDS), on(bench)], [false, false], "the system refuses")
    bench.sign.isRefused = false
    results.equal(bench.radio.onGuard(8, WORDS), true, "eight hours")
    let view = bench.radio.guarding
    results.equal(view.until.map { $0 - (view.since ?? 0) }, 8 * hour, "until")
    results.equal(bench.sign.shown?.title, WORDS.title, "shown")
    results.equal(bench.sign.shown?.until.timeIntervalSince1970, view.until.map { Double($0) / 1_000 }, "shown until")
  }
  test("behind, the scan names the service, tells of each advert, and is not begun anew while it does") { bench in
    begin(bench, scanAgain: 200)
    results.equal(bench.central.isScanning, true, "scans")
    let before = bench.central.fakeCalls.count
    for _ in 0..<6 {
      hear(bench)
      Thread.sleep(forTimeInterval: 0.05)
    }
    func scans() -> Int { bench.central.fakeCalls.dropFirst(before).filter { $0.hasPrefix("scan") }.count }
    results.equal(scans(), 0, "as long as somebody is told of")
    Thread.sleep(forTimeInterval: 0.5)
    bench.settle()
    results.equal(scans(), 1, "when the system has told of nobody for a while")
    // Phones of Apple behind are found by who names the service alone.
    results.equal(bench.central.fakeCalls.filter { $0 == "scan []" }, [], "without a name")
    results.equal(bench.central.fakeDuplicates, true, "each advert")
    bench.pass(5_000)
    bench.radio.batteryIs(nil)
    bench.settle()
    results.equal(bench.central.isScanning, true, "over the plan's rest too")
  }
  test("it counts who is heard in ten minutes, shows the number at most once a minute, and keeps nobody") { bench in
    begin(bench)
    let one = CBPeripheral(fakeIdentifier: UUID())
    for _ in 0..<3 { hear(bench, one) }
    hear(bench)
    results.equal(bench.radio.guarding.heard, 2, "two")
    results.equal(bench.sign.updates, [1], "the first at once")
    bench.pass(61_000)
    hear(bench, one)
    results.equal(bench.sign.updates, [1, 2], "a minute later")
    bench.pass(600_000)
    results.equal(bench.radio.guarding.heard, 0, "the next ten minutes")
    hear(bench, one)
    results.equal(bench.radio.guarding.heard, 1, "anew")
  }
  test("it ends by its time, also when nobody woke the app then") { bench in
    begin(bench, 1)
    bench.pass(hour - 1)
    hear(bench)
    results.equal(on(bench), true, "before")
    bench.pass(1)
    hear(bench)
    results.equal([on(bench), bench.sign.shown != nil], [false, false], "after")
    results.equal(bench.radio.guarding.cutAt, nil, "nothing is said of it")
  }
  test("it ends by a stop, a pause and by forgetting, and nothing is said of it") { bench in
    let ways: [(String, (Radio) throws -> Void)] = [
      ("stop", { $0.endGuard() }), ("pause", { $0.setPlan(nil) }), ("forget", { try $0.forget() }),
    ]
    for (name, way) in ways {
      begin(bench)
      try way(bench.radio)
      results.equal([on(bench), bench.sign.shown != nil], [false, false], name)
      results.equal(bench.radio.guarding.cutAt, nil, "said: \(name)")
    }
  }
  test("when the system takes it away that is said, until another begins") { bench in
    begin(bench)
    bench.pass(1_000)
    bench.sign.takeAway()
    bench.settle()
    results.equal(on(bench), false, "over")
    results.equal(bench.radio.guarding.cutAt, bench.clock.wall(), "said")
    results.equal(bench.central.isScanning, true, "it listens as it does behind")
    bench.start()
    results.equal(bench.radio.guarding.cutAt, bench.clock.wall(), "after a start")
    begin(bench)
    results.equal(bench.radio.guarding.cutAt, nil, "another")
  }
  test("started again it goes on while it is shown, and else says that the system ended it") { bench in
    begin(bench)
    let view = bench.radio.guarding
    bench.pass(60_000)
    bench.start()
    results.equal(bench.radio.guarding.until, view.until, "goes on")
    results.equal(bench.radio.guarding.since, view.since, "since")
    bench.sign.shown = nil
    bench.start()
    results.equal([on(bench), bench.radio.guarding.cutAt != nil], [false, true], "ended meanwhile")
    begin(bench)
    bench.pass(4 * hour)
    bench.start()
    results.equal([on(bench), bench.radio.guarding.cutAt != nil], [false, false], "its time was over meanwhile")
    begin(bench)
    bench.clock.bootId = "boot-2"
    bench.clock.at = 5_000
    bench.start()
    results.equal([on(bench), bench.sign.shown != nil], [false, false], "another boot")
  }
  test("what is shown and was not kept ends with the next start, and by its stop") { bench in
    bench.start()
    func show() throws {
      let now = Date(timeIntervalSince1970: 0)
      let attributes = GuardAttributes(title: "t", since: "s", heard: "h", stop: "x", began: now, until: now)
      try bench.sign.show(attributes) {}
    }
    try show()
    bench.start()
    results.equal(bench.sign.shown == nil, true, "a start")
    try show()
    bench.radio.endGuard()
    results.equal(bench.sign.shown == nil, true, "a stop")
  }
  test("forgotten: nor is it said that the system ended one") { bench in
    begin(bench)
    bench.sign.takeAway()
    bench.settle()
    results.equal(bench.radio.guarding.cutAt == nil, false, "said before")
    try bench.radio.forget()
    results.equal(bench.radio.guarding.cutAt, nil, "said")
  }
}
