/// The central side: scans for the service, connects when it is told to, and reads levels. It runs on the radio's queue alone.
import CoreBluetooth
import Foundation

/// What the listener tells, each on the radio's queue.
protocol ListenerOwner: AnyObject {
  func listenerChanged()
  /// `rssi` as the system gives it, 127 when unknown.
  func listenerHeard(_ address: Bytes, rssi: Int, _ advert: Rebuilt)
  func listenerExchanged(_ address: Bytes, _ outcome: Outcome)
}

/// Links that we make at a time, the call among them.
private let MOST_LINKS = 4
/// How long a link may take to come about, and a level to be read.
private let CONNECT_TIME: Milliseconds = seconds(8)
private let LEVEL_TIME: Milliseconds = seconds(5)
/// How long a link stays after the peer has our payload: whoever was written to asks its own radio for the level of this very link.
private let LINGER = 500
/// Phones that can be called back, the latest.
private let MOST_KNOWN = MOST_CONTACTS

/// What stands for a radio address that iOS hides: the beginning of the random name that it gave the device.
func standIn(_ identifier: UUID) -> Bytes { withUnsafeBytes(of: identifier.uuid) { Bytes($0.prefix(6)) } }

final class Listener: NSObject {
  private final class Call {
    let address: Bytes
    let peripheral: CBPeripheral
    var steps: ExchangeSteps
    var linked = false
    var payload: CBCharacteristic?
    var signal: CBCharacteristic?
    var limit: DispatchWorkItem?

    init(_ address: Bytes, _ peripheral: CBPeripheral, _ own: Bytes) {
      self.address = address
      self.peripheral = peripheral
      steps = ExchangeSteps(own: own)
    }
  }
  private struct Lingering {
    let peripheral: CBPeripheral
    let end: DispatchWorkItem
  }
  private struct Level {
    let peripheral: CBPeripheral
    let done: (Int?) -> Void
    let limit: DispatchWorkItem
  }

  private let queue: DispatchQueue
  private weak var owner: ListenerOwner?
  private var manager: CBCentralManager?
  private var restored: [CBPeripheral] = []
  private var known = OrderedMap<Bytes, CBPeripheral>()
  private var call: Call?
  private var levels: [UUID: Level] = [:]
  private var lingering: [UUID: Lingering] = [:]

  init(_ queue: DispatchQueue, owner: ListenerOwner) {
    self.queue = queue
    self.owner = owner
  }

  /// Makes the manager, at launch: the system hands a restored one's state to whoever is there by then. It asks the resident for
  /// Bluetooth when nobody has yet.
  func begin() {
    if manager != nil { return }
    let options: [String: Any] = [
      CBCentralManagerOptionRestoreIdentifierKey: "vn.bluezone.radio.central",
      CBCentralManagerOptionShowPowerAlertKey: false,
    ]
    manager = CBCentralManager(delegate: self, queue: queue, options: options)
  }

  /// Unknown until there is a manager.
  var state: CBManagerState { manager?.state ?? .unknown }

  /// Scans, anew when it does: behind, the system tells of a device once a scan.
  func scan() {
    guard let manager, manager.state == .poweredOn else { return }
    manager.scanForPeripherals(
      withServices: [CBUUID(string: SERVICE_UUID)], options: [CBCentralManagerScanOptionAllowDuplicatesKey: true])
  }

  func stop() {
    guard let manager, manager.state == .poweredOn, manager.isScanning else { return }
    manager.stopScan()
  }

  /// Connects, exchanges and closes, and tells the outcome. False when it cannot begin; then it tells nothing.
  func exchange(_ address: Bytes, own: Bytes) -> Bool {
    guard let manager, manager.state == .poweredOn, call == nil, isRoom, let peripheral = known[address],
      levels[peripheral.identifier] == nil, lingering[peripheral.identifier] == nil
    else { return false }
    let call = Call(address, peripheral, own)
    self.call = call
    peripheral.delegate = self
    limit(call, CONNECT_TIME)
    manager.connect(peripheral, options: nil)
    return true
  }

  /// Links that we made end, and nobody is told.
  func endLinks() {
    if let call { drop(call) }
    for level in levels.values { finish(level, nil) }
    for one in lingering.values { hangUp(one) }
  }

  /// Whether there may be another link beside those that there are.
  private var isRoom: Bool { levels.count + lingering.count < MOST_LINKS - 1 }

  /// The level of a device that is linked to us, dBm; nil when it cannot be had within some seconds. `done` is called once.
  func level(of identifier: UUID, _ done: @escaping (Int?) -> Void) {
    if let one = lingering[identifier] { hangUp(one) }
    guard let manager, manager.state == .poweredOn, isRoom, levels[identifier] == nil,
      call?.peripheral.identifier != identifier,
      let peripheral = manager.retrievePeripherals(withIdentifiers: [identifier]).first
    else { return done(nil) }
    let limit = DispatchWorkItem { [weak self] in
      if let level = self?.levels[identifier] { self?.finish(level, nil) }
    }
    levels[identifier] = Level(peripheral: peripheral, done: done, limit: limit)
    queue.asyncAfter(deadline: .now() + .milliseconds(LEVEL_TIME), execute: limit)
    peripheral.delegate = self
    manager.connect(peripheral, options: nil)
  }

  private func finish(_ level: Level, _ rssi: Int?) {
    level.limit.cancel()
    levels[level.peripheral.identifier] = nil
    manager?.cancelPeripheralConnection(level.peripheral)
    // Whoever ends links is in the middle of something.
    queue.async { level.done(rssi) }
  }

  private func limit(_ call: Call, _ time: Milliseconds) {
    call.limit?.cancel()
    let limit = DispatchWorkItem { [weak self, weak call] in
      if let call { self?.happened(.tooLate, on: call) }
    }
    call.limit = limit
    queue.asyncAfter(deadline: .now() + .milliseconds(time), execute: limit)
  }

  private func drop(_ call: Call) {
    call.limit?.cancel()
    self.call = nil
    manager?.cancelPeripheralConnection(call.peripheral)
  }

  /// The call is over, and its link ends a moment later.
  private func linger(_ call: Call) {
    call.limit?.cancel()
    self.call = nil
    let id = call.peripheral.identifier
    let end = DispatchWorkItem { [weak self] in
      if let self, let one = lingering[id] { hangUp(one) }
    }
    lingering[id] = Lingering(peripheral: call.peripheral, end: end)
    queue.asyncAfter(deadline: .now() + .milliseconds(LINGER), execute: end)
  }

  private func hangUp(_ one: Lingering) {
    one.end.cancel()
    lingering[one.peripheral.identifier] = nil
    manager?.cancelPeripheralConnection(one.peripheral)
  }

  private func happened(_ what: OnLink, on call: Call) {
    guard self.call === call else { return }
    take(call.linked ? call.steps.next(what) : .close(.failed), call)
  }

  private func take(_ step: Step, _ call: Call) {
    switch step {
    case .discover: call.peripheral.discoverServices([CBUUID(string: SERVICE_UUID)])
    case .read:
      if let payload = call.payload { call.peripheral.readValue(for: payload) }
    case .write(let value):
      if let signal = call.signal { call.peripheral.writeValue(Data(value), for: signal, type: .withResponse) }
    case .close(let outcome):
      if case .payload(_, written: true) = outcome { linger(call) } else { drop(call) }
      owner?.listenerExchanged(call.address, outcome)
    }
  }

  private func call(with peripheral: CBPeripheral) -> Call? {
    call.flatMap { $0.peripheral.identifier == peripheral.identifier ? $0 : nil }
  }

  /// A link that could not be made, or ended.
  private func ended(_ peripheral: CBPeripheral) {
    if let call = call(with: peripheral) { happened(.failed, on: call) }
    if let level = levels[peripheral.identifier] { finish(level, nil) }
    lingering[peripheral.identifier]?.end.cancel()
    lingering[peripheral.identifier] = nil
  }
}

extension Listener: CBCentralManagerDelegate {
  func centralManager(_ central: CBCentralManager, willRestoreState dict: [String: Any]) {
    // Nobody waits any more for what these links were made for.
    restored = dict[CBCentralManagerRestoredStatePeripheralsKey] as? [CBPeripheral] ?? []
  }

  func centralManagerDidUpdateState(_ central: CBCentralManager) {
    if central.state == .poweredOn {
      for peripheral in restored { central.cancelPeripheralConnection(peripheral) }
      restored = []
    } else {
      // The system has ended them; what it knew of devices is void.
      if let call {
        call.limit?.cancel()
        self.call = nil
        owner?.listenerExchanged(call.address, .failed)
      }
      for level in levels.values {
        level.limit.cancel()
        queue.async { level.done(nil) }
      }
      levels = [:]
      for one in lingering.values { one.end.cancel() }
      lingering = [:]
      known = OrderedMap()
    }
    owner?.listenerChanged()
  }

  func centralManager(
    _ central: CBCentralManager, didDiscover peripheral: CBPeripheral, advertisementData: [String: Any],
    rssi RSSI: NSNumber
  ) {
    let address = standIn(peripheral.identifier)
    known[address] = nil
    known[address] = peripheral
    if known.count > MOST_KNOWN, let oldest = known.inOrder.first { known[oldest.key] = nil }
    let data = advertisementData[CBAdvertisementDataManufacturerDataKey] as? Data
    owner?.listenerHeard(address, rssi: RSSI.intValue, Rebuilt(manufacturer: data.map { Bytes($0) }))
  }

  func centralManager(_ central: CBCentralManager, didConnect peripheral: CBPeripheral) {
    if levels[peripheral.identifier] != nil {
      peripheral.readRSSI()
    } else if let call = call(with: peripheral) {
      call.linked = true
      limit(call, EXCHANGE_TIME)
      take(call.steps.begin(), call)
    } else {
      central.cancelPeripheralConnection(peripheral)
    }
  }

  func centralManager(_ central: CBCentralManager, didFailToConnect peripheral: CBPeripheral, error: Error?) {
    ended(peripheral)
  }

  func centralManager(_ central: CBCentralManager, didDisconnectPeripheral peripheral: CBPeripheral, error: Error?) {
    ended(peripheral)
  }
}

extension Listener: CBPeripheralDelegate {
  func peripheral(_ peripheral: CBPeripheral, didDiscoverServices error: Error?) {
    guard let call = call(with: peripheral) else { return }
    if error != nil { return happened(.failed, on: call) }
    guard let service = peripheral.services?.first(where: { $0.uuid == CBUUID(string: SERVICE_UUID) }) else {
      return happened(.notFound, on: call)
    }
    peripheral.discoverCharacteristics([CBUUID(string: PAYLOAD_UUID), CBUUID(string: SIGNAL_UUID)], for: service)
  }

  func peripheral(_ peripheral: CBPeripheral, didDiscoverCharacteristicsFor service: CBService, error: Error?) {
    guard let call = call(with: peripheral) else { return }
    func found(_ id: String) -> CBCharacteristic? {
      service.characteristics?.first { $0.uuid == CBUUID(string: id) }
    }
    call.payload = found(PAYLOAD_UUID)
    call.signal = found(SIGNAL_UUID)
    happened(error == nil && call.payload != nil ? .found(signal: call.signal != nil) : .failed, on: call)
  }

  func peripheral(_ peripheral: CBPeripheral, didUpdateValueFor characteristic: CBCharacteristic, error: Error?) {
    guard let call = call(with: peripheral) else { return }
    let value = characteristic.value.map { Bytes($0) }
    happened(error == nil && value != nil ? .read(value ?? []) : .failed, on: call)
  }

  func peripheral(_ peripheral: CBPeripheral, didWriteValueFor characteristic: CBCharacteristic, error: Error?) {
    guard let call = call(with: peripheral) else { return }
    happened(error == nil ? .written : .failed, on: call)
  }

  func peripheral(_ peripheral: CBPeripheral, didReadRSSI RSSI: NSNumber, error: Error?) {
    guard let level = levels[peripheral.identifier] else { return }
    finish(level, error == nil ? RSSI.intValue : nil)
  }

  func peripheral(_ peripheral: CBPeripheral, didModifyServices invalidatedServices: [CBService]) {
    if let call = call(with: peripheral) { happened(.failed, on: call) }
  }
}
