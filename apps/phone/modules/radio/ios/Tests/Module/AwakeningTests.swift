/// Wakes: when JavaScript may do what is due behind, and that the time for it is given back once.
import CoreBluetooth
import Foundation
import UIKit

func runAwakening(_ results: Results, _ folder: String) {
  results.test("awakening: fifteen minutes lie between two, however much happens") {
    var awakening = Awakening()
    results.equal(awakening.listens(true), [], "nobody woke")
    results.equal(awakening.ran(7), [.begin, .tell], "the first")
    results.equal(awakening.ran(minutes(20)), [], "while it goes on")
    results.equal(awakening.over(), [.end], "over")
    results.equal(awakening.over(), [], "over twice")
    results.equal(awakening.ran(minutes(15) + 6), [], "too early")
    results.equal(awakening.ran(minutes(15) + 7), [.begin, .tell], "the second")
  }
  results.test("awakening: who listens later is told of the wake that goes on, once, and not of one that is over") {
    var awakening = Awakening()
    results.equal(awakening.ran(0), [.begin], "nobody listens")
    results.equal(awakening.listens(true), [.tell], "listens")
    results.equal(awakening.listens(false) + awakening.listens(true), [], "listens again")
    results.equal(awakening.over(), [.end], "over")
    results.equal(awakening.listens(false) + awakening.ran(minutes(15)), [.begin], "nobody listens any longer")
    results.equal(awakening.over() + awakening.listens(true), [.end], "over before anybody listens")
  }

  func test(_ name: String, _ body: (Bench) throws -> Void) {
    CBManager.fakeAuthorization = .allowedAlways
    let bench = Bench(folder, name.filter(\.isLetter))
    results.test("awake: \(name)") { try body(bench) }
  }
  test("launched behind, JavaScript is told as soon as it listens; the time is given back when it has rested, once") { bench in
    bench.restart(inFront: false)
    let told = Count()
    results.equal(bench.overtime.calls, ["begin"], "launched")
    bench.radio.whenAwake { told.number += 1 }
    bench.settle()
    results.equal(told.number, 1, "told")
    bench.turn(.poweredOn)
    results.equal(bench.overtime.calls, ["begin"], "Bluetooth is on")
    for _ in 0..<2 { bench.radio.rested() }
    bench.overtime.expire()
    bench.settle()
    results.equal(bench.overtime.calls, ["begin", "end"], "rested")
    results.equal(told.number, 1, "told in all")
  }
  test("in front nothing is asked of the system, whatever happens") { bench in
    bench.start()
    bench.radio.setPlan(PLAN)
    try bench.radio.schedule(table(1))
    bench.discover(CBPeripheral(fakeIdentifier: UUID()), -70)
    _ = bench.read(CBCentral(fakeIdentifier: UUID()))
    bench.radio.rested()
    bench.settle()
    results.equal(bench.overtime.calls, [], "calls")
  }
  test("behind, all that Bluetooth tells wakes, and a quarter of an hour passes in between") { bench in
    bench.start()
    bench.radio.setPlan(PLAN)
    try bench.radio.schedule(table(400))
    let phone = CBPeripheral(fakeIdentifier: UUID())
    bench.discover(phone, -70)
    bench.radio.isInFront(false)
    bench.settle()
    results.equal(bench.overtime.calls, [], "to go behind is no wake")
    let events: [(String, (Bench) -> Void)] = [
      ("call", { $0.play { $0.central.delegate?.centralManager($0.central, didFailToConnect: phone, error: nil) } }),
      ("heard", { $0.discover(phone, -70) }),
      ("read", { _ = $0.read(CBCentral(fakeIdentifier: UUID())) }),
      ("written", { _ = $0.write(CBCentral(fakeIdentifier: UUID()), OTHERS) }),
      ("central", { $0.play { $0.central.fakeTurn(.poweredOn) } }),
      ("peripheral", { $0.play { $0.peripheral.fakeTurn(.poweredOff) } }),
    ]
    for (name, happens) in events {
      happens(bench)
      results.equal(bench.overtime.calls, ["begin"], "\(name) wakes")
      bench.radio.rested()
      bench.pass(minutes(15) - 1)
      bench.discover(CBPeripheral(fakeIdentifier: UUID()), -70)
      results.equal(bench.overtime.calls, ["begin", "end"], "a moment too early after \(name)")
      bench.pass(1)
      bench.overtime.forget()
    }
  }
  test("the time is given back when the system wants it, and after the longest wake in any case") { bench in
    bench.restart(longestWake: 30, inFront: false)
    bench.overtime.expire()
    bench.settle()
    results.equal(bench.overtime.calls, ["begin", "end"], "the system wants it")
    Thread.sleep(forTimeInterval: 0.2)
    results.equal(bench.overtime.calls, ["begin", "end"], "and no second end")
    bench.turn(.poweredOn)
    bench.pass(minutes(15))
    bench.turn(.poweredOff)
    results.equal(bench.overtime.calls, ["begin", "end", "begin"], "the next wake")
    Thread.sleep(forTimeInterval: 0.2)
    bench.settle()
    results.equal(bench.overtime.calls, ["begin", "end", "begin", "end"], "nobody rests")
  }
  results.test("overtime: each task of the system is ended once, by us or on its expiration; without one it is over at once") {
    let overtime = SystemOvertime()
    let over = Count()
    let application = MainActor.assumeIsolated { UIApplication.shared }
    func begin() { overtime.begin { over.number += 1 } }
    begin()
    turnMain()
    results.equal(application.fakeBegun, 1, "begun")
    overtime.end()
    overtime.end()
    turnMain()
    results.equal(application.fakeEnded, [1], "ended by us")
    begin()
    turnMain()
    MainActor.assumeIsolated { application.fakeExpire?() }
    results.equal(application.fakeEnded, [1, 2], "ended before its expiration returns")
    overtime.end()
    turnMain()
    results.equal(application.fakeEnded, [1, 2], "and not again")
    results.equal(over.number, 1, "told of the expiration")
    application.fakeIsRefused = true
    begin()
    overtime.end()
    turnMain()
    results.equal(over.number, 2, "told that there is none")
    results.equal(application.fakeEnded, [1, 2], "none to end")
    application.fakeIsRefused = false
    begin()
    overtime.end()
    turnMain()
    results.equal([application.fakeBegun, application.fakeEnded.last], [3, 3], "given back before it was there")
  }
}

/// Times that something was told.
final class Count: @unchecked Sendable { var number = 0 }

/// What waits for the main thread is done.
private func turnMain() { RunLoop.main.run(until: Date(timeIntervalSinceNow: 0.02)) }
