/// The module among a system and peers that do anything, in any order: nothing ends the app, nothing is said in silence, and afterwards
/// all works as before.
import CoreBluetooth
import Foundation

/// Draws evenly from a seed (Lehmer's generator).
private struct Chance {
  private var state: Int
  init(seed: Int) { state = seed }
  mutating func below(_ n: Int) -> Int {
    state = state * 48_271 % 2_147_483_647
    return state % n
  }
  mutating func bytes(_ n: Int) -> Bytes { (0..<n).map { _ in UInt8(below(256)) } }
}

private let EVENTS = 4_000

func runHostile(_ results: Results, _ folder: String) {
  CBManager.fakeAuthorization = .allowedAlways
  let bench = Bench(folder, "hostile")
  results.test("radio: \(EVENTS) events of a system and of peers that do anything") {
    bench.start()
    bench.radio.setPlan(PLAN)
    var chance = Chance(seed: 20_201_127)
    let phones = (0..<12).map { _ in CBPeripheral(fakeIdentifier: UUID()) }
    bench.central.fakeKnown = phones
    for n in 0..<EVENTS {
      anything(bench, &chance, phones)
      if n % 7 == 0 { aroundIt(bench, n / 7) }
      let silent = try bench.radio.aired() == nil || bench.central.state != .poweredOn
      if silent { results.equal(bench.read(CBCentral(fakeIdentifier: UUID())).1, nil, "read in silence, event \(n)") }
    }
  }
  results.test("radio: they reached what they were to reach") {
    let connects = bench.central.fakeCalls.filter { $0.hasPrefix("connect") }.count
    let answers = Set(bench.peripheral.fakeCalls.filter { $0.hasPrefix("respond") })
    let steps = Set(bench.central.fakeKnown.flatMap(\.fakeCalls).map { $0.split(separator: " ")[0] })
    results.equal(connects > 30, true, "\(connects) links")
    results.equal(try bench.collected().count > 100, true, "records")
    results.equal(answers.count > 4, true, "answers: \(answers)")
    results.equal(steps.count > 3, true, "steps: \(steps)")
  }
  results.test("radio: time behind was asked for at times, and given back before it was asked for again") {
    bench.radio.rested()
    bench.settle()
    let calls = bench.overtime.calls
    results.equal(calls.count > 6, true, "calls: \(calls.count)")
    results.equal(calls, calls.indices.map { $0 % 2 == 0 ? "begin" : "end" }, "in turn")
  }
  results.test("radio: and afterwards it works") {
    bench.turn(.poweredOn)
    bench.pass(120_000)
    try bench.radio.schedule(table(2, from: bench.clock.at))
    results.equal(bench.peripheral.isAdvertising, true, "advertises")
    results.equal(bench.read(CBCentral(fakeIdentifier: UUID())).1, payload(1), "is read")
    let phone = CBPeripheral(fakeIdentifier: UUID())
    bench.discover(phone, -70)
    results.equal(bench.central.fakeCalls.contains("connect \(phone.identifier)"), true, "calls")
  }
}

/// What happens around a radio: wakes, and taps on notices.
private func aroundIt(_ bench: Bench, _ n: Int) {
  switch n % 5 {
  case 0: bench.radio.tapped("off", button: nil)
  case 1: bench.radio.whenAwake(nil)
  case 2: bench.radio.whenAwake {}
  case 3: bench.radio.rested()
  default: bench.overtime.expire()
  }
}

/// One event.
private func anything(_ bench: Bench, _ chance: inout Chance, _ phones: [CBPeripheral]) {
  // Mostly whoever is being called, so that a call goes on.
  let called = bench.central.fakeCalls.last { $0.hasPrefix("connect") }
  let being = phones.first { called == "connect \($0.identifier)" }
  let phone = chance.below(4) > 0 ? being ?? phones[0] : phones[chance.below(phones.count)]
  let error: Error? = chance.below(8) == 0 ? NSError(domain: "any", code: chance.below(20)) : nil
  let ids = [PAYLOAD_UUID, PAYLOAD_UUID, SIGNAL_UUID, SIGNAL_UUID, SERVICE_UUID]
  let value = chance.bytes(chance.below(2) == 0 ? 20 : chance.below(40))
  let there = CBCharacteristic(
    fakeUuid: CBUUID(string: ids[chance.below(5)]), value: chance.below(5) == 0 ? nil : Data(value))
  let both = [PAYLOAD_UUID, SIGNAL_UUID].map { CBCharacteristic(fakeUuid: CBUUID(string: $0), value: nil) }
  let service = CBService(
    fakeUuid: CBUUID(string: chance.below(4) == 0 ? PAYLOAD_UUID : SERVICE_UUID),
    chance.below(4) == 0 ? nil : chance.below(4) == 0 ? [there] : both)
  let central = CBCentral(fakeIdentifier: chance.below(2) == 0 ? phone.identifier : UUID())
  bench.pass([0, 1, 100, 1_000, 2_000, 9_000][chance.below(6)])
  switch chance.below(16) {
  case 0, 1, 2: bench.discover(phone, chance.below(160) - 130, chance.below(2) == 0 ? nil : [0xff, 0xff] + value)
  case 3: bench.discover(phone, -60, chance.bytes(chance.below(40)))
  case 4: bench.play { $0.central.delegate?.centralManager($0.central, didConnect: phone) }
  case 5: bench.play { $0.central.delegate?.centralManager($0.central, didFailToConnect: phone, error: error) }
  case 6: bench.play { $0.central.delegate?.centralManager($0.central, didDisconnectPeripheral: phone, error: error) }
  case 7:
    phone.fakeServices = chance.below(5) == 0 ? nil : [service]
    bench.play { _ in phone.delegate?.peripheral(phone, didDiscoverServices: error) }
  case 8: bench.play { _ in phone.delegate?.peripheral(phone, didDiscoverCharacteristicsFor: service, error: error) }
  case 9: bench.play { _ in phone.delegate?.peripheral(phone, didUpdateValueFor: there, error: error) }
  case 10: bench.play { _ in phone.delegate?.peripheral(phone, didWriteValueFor: there, error: error) }
  case 11:
    let rssi = NSNumber(value: chance.below(300) - 150)
    bench.play { _ in phone.delegate?.peripheral(phone, didReadRSSI: rssi, error: error) }
  case 12:
    let request = CBATTRequest(fakeFrom: central, there, offset: chance.below(2) * chance.below(30), value: nil)
    bench.play { $0.peripheral.delegate?.peripheralManager($0.peripheral, didReceiveRead: request) }
  case 13:
    let requests = (0..<chance.below(3)).map { _ in
      CBATTRequest(fakeFrom: central, there, offset: chance.below(2), value: there.value)
    }
    bench.play { $0.peripheral.delegate?.peripheralManager($0.peripheral, didReceiveWrite: requests) }
  case 14:
    let states: [CBManagerState] = [.poweredOff, .resetting, .unsupported, .unknown]
    bench.turn(chance.below(3) == 0 ? states[chance.below(states.count)] : .poweredOn)
  default:
    switch chance.below(6) {
    case 0: try? bench.radio.schedule(table(1 + chance.below(3), from: bench.clock.at))
    case 1 where chance.below(3) == 0: try? bench.radio.schedule([])
    case 2: bench.radio.setPlan(chance.below(5) == 0 ? nil : PLAN)
    case 3: bench.radio.isInFront(chance.below(2) == 0)
    case 4: bench.play { _ in phone.delegate?.peripheral(phone, didModifyServices: [service]) }
    default: bench.radio.batteryIs(chance.below(2) == 0 ? nil : 0.1)
    }
  }
}
