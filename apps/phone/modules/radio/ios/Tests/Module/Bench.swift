/// A phone with a radio over a double of CoreBluetooth that does nothing by itself: a test plays the system and the other phones.
import CoreBluetooth
import Foundation

final class HandClock: SystemTime {
  var at = 0
  var bootId = "boot-1"
  func monotonic() -> Milliseconds { at }
  func wall() -> Int { 1_700_000_000_000 + at }
}

/// **No encryption**: bytes turned over, so that a test sees whether they were sealed at all.
final class TurningVault: Vault {
  struct Locked: Error {}
  var isLocked = false
  func seal(_ bytes: Bytes) throws -> Bytes { try turned(bytes) }
  func open(_ sealed: Bytes) throws -> Bytes { try turned(sealed) }
  private func turned(_ bytes: Bytes) throws -> Bytes {
    if isLocked { throw Locked() }
    return bytes.map { ~$0 }
  }
}

/// A phone with a radio, and what the system has of it.
final class Bench {
  let clock = HandClock()
  let vault = TurningVault()
  let overtime = HandOvertime()
  let sign = HandGuardSign()
  let queue = DispatchQueue(label: "test")
  let path: String
  private(set) var radio: Radio
  var central: CBCentralManager { CBCentralManager.fakeMade.last! }
  var peripheral: CBPeripheralManager { CBPeripheralManager.fakeMade.last! }

  init(_ folder: String, _ name: String) {
    path = "\(folder)/\(name).sqlite"
    radio = Radio(path: path, clock: clock, vault: vault, overtime: overtime, sign: sign, queue: queue)
  }

  /// The app is started, again when it was: Bluetooth is on, the service was added.
  func start() {
    restart()
    turn(.poweredOn)
  }
  /// The app is started, again when it was; the system has not yet said whether Bluetooth is on.
  func restart(
    scanAgain: Milliseconds = seconds(8), longestWake: Milliseconds = seconds(25), inFront: Bool = true
  ) {
    radio = Radio(
      path: path, clock: clock, vault: vault, overtime: overtime, sign: sign, queue: queue, scanAgain: scanAgain,
      longestWake: longestWake)
    radio.isInFront(inFront)
    radio.begin()
    settle()
  }
  /// The app is ended, and its file closed.
  func leave() { radio = Radio(path: path, clock: clock, vault: vault, overtime: overtime, sign: sign, queue: queue) }
  func turn(_ state: CBManagerState) {
    play { $0.central.fakeTurn(state) }
    play { $0.peripheral.fakeTurn(state) }
    play { bench in
      for service in bench.peripheral.fakeServices {
        bench.peripheral.delegate?.peripheralManager(bench.peripheral, didAdd: service, error: nil)
      }
    }
  }
  /// Something that the system does, on the radio's queue; then all that follows from it at once.
  func play(_ body: (Bench) -> Void) {
    queue.sync { body(self) }
    settle()
  }
  func settle() { for _ in 0..<3 { queue.sync {} } }
  /// Time goes by, and nobody wakes the app.
  func pass(_ time: Milliseconds) { clock.at += time }

  /// A central asks for the payload. Returns what it is told, and the answer.
  func read(_ from: CBCentral, offset: Int = 0) -> (String, Bytes?) {
    let payload = peripheral.fakeServices[0].characteristics![0]
    let request = CBATTRequest(fakeFrom: from, payload, offset: offset, value: nil)
    play { $0.peripheral.delegate?.peripheralManager($0.peripheral, didReceiveRead: request) }
    return (peripheral.fakeCalls.last!, request.value.map { Bytes($0) })
  }
  func write(_ from: CBCentral, _ value: Bytes) -> String {
    let signal = peripheral.fakeServices[0].characteristics![1]
    let request = CBATTRequest(fakeFrom: from, signal, offset: 0, value: Data(value))
    play { $0.peripheral.delegate?.peripheralManager($0.peripheral, didReceiveWrite: [request]) }
    return peripheral.fakeCalls.last { $0.hasPrefix("respond") }!
  }
  func discover(_ phone: CBPeripheral, _ rssi: Int, _ manufacturer: Bytes? = nil) {
    let data = manufacturer.map { [CBAdvertisementDataManufacturerDataKey: Data($0) as Any] } ?? [:]
    play {
      $0.central.delegate?.centralManager(
        $0.central, didDiscover: phone, advertisementData: data, rssi: NSNumber(value: rssi))
    }
  }
  /// A phone that is called takes part in the exchange, to its end.
  func exchange(_ phone: CBPeripheral) {
    let there = CBCharacteristic(fakeUuid: CBUUID(string: PAYLOAD_UUID), value: Data(OTHERS))
    let signal = CBCharacteristic(fakeUuid: CBUUID(string: SIGNAL_UUID), value: nil)
    let service = CBService(fakeUuid: CBUUID(string: SERVICE_UUID), [there, signal])
    phone.fakeServices = [service]
    play { $0.central.delegate?.centralManager($0.central, didConnect: phone) }
    play { _ in phone.delegate?.peripheral(phone, didDiscoverServices: nil) }
    play { _ in phone.delegate?.peripheral(phone, didDiscoverCharacteristicsFor: service, error: nil) }
    play { _ in phone.delegate?.peripheral(phone, didUpdateValueFor: there, error: nil) }
    play { _ in phone.delegate?.peripheral(phone, didWriteValueFor: signal, error: nil) }
  }
  func collected() throws -> [KeptScan] { try radio.collect(taken: nil).scans }
}

let PLAN = ScanPlan(
  window: 4_000, steadyEvery: 60_000, nearEvery: 7_000, nearFor: 120_000, lowEvery: 300_000, lowBelow: 0.15)
let OTHERS = Bytes(repeating: 0xee, count: 20)

func payload(_ n: Int) -> Bytes { filled(n, 20) }
func filled(_ n: Int, _ length: Int) -> Bytes { Bytes(repeating: UInt8(truncatingIfNeeded: n), count: length) }
/// Identities 1 … n, each ten minutes less three seconds, from the given moment.
func table(_ n: Int, from: Milliseconds = 0) -> [ScheduledIdentity] {
  (1...n).map { i in
    let begin = from + (i - 1) * 600_000
    return ScheduledIdentity(
      name: i,
      identity: Identity(
        from: begin, until: begin + 597_000, advert: filled(i, 31), scanResponse: filled(i, 24), payload: payload(i)))
  }
}
