/// The peripheral side: says by the service's UUID that somebody is here, and has the one service behind it (docs/protocol/air.md,
/// "Links"). iOS lets an app advertise nothing else: the payload is computed when it is read. It runs on the radio's queue alone.
import CoreBluetooth
import Foundation

/// What the GATT server asks and tells, each on the radio's queue.
protocol DoorOwner: AnyObject {
  func doorChanged()
  /// The 20 bytes of now; nil in silence: then reading is refused.
  func doorPayload() -> Bytes?
  /// A central read what `doorPayload` said.
  func doorRead()
  /// A stranger was refused.
  func doorRefused()
  /// A central wrote 20 bytes.
  func doorWritten(_ central: UUID, _ payload: Bytes)
  func doorNow() -> Milliseconds
}

final class GattServer: NSObject {
  private let queue: DispatchQueue
  private weak var owner: DoorOwner?
  private var manager: CBPeripheralManager?
  private var admission = Admission(LIMITS)
  private struct Visit {
    let at: Milliseconds
    /// The identity that was there when it came; it learns nothing of the next.
    let payload: Bytes?
  }

  /// Who came in lately: what it asks within its stay is one visit.
  private var visits: [Bytes: Visit] = [:]
  private var isOpen = false
  private var isServed = false
  private var isRestored = false
  /// Whether the system took neither service nor advert the last time: then nobody finds us.
  private(set) var isRefused = false

  private let payload = CBMutableCharacteristic(
    type: CBUUID(string: PAYLOAD_UUID), properties: [.read], value: nil, permissions: [.readable])
  private let signal = CBMutableCharacteristic(
    type: CBUUID(string: SIGNAL_UUID), properties: [.write, .notify], value: nil, permissions: [.writeable])

  init(_ queue: DispatchQueue, owner: DoorOwner) {
    self.queue = queue
    self.owner = owner
  }

  /// Makes the manager, at launch (see `Listener.begin`).
  func begin() {
    if manager != nil { return }
    let options: [String: Any] = [
      CBPeripheralManagerOptionRestoreIdentifierKey: "vn.bluezone.radio.peripheral",
      CBPeripheralManagerOptionShowPowerAlertKey: false,
    ]
    manager = CBPeripheralManager(delegate: self, queue: queue, options: options)
  }

  /// Unknown until there is a manager.
  var state: CBManagerState { manager?.state ?? .unknown }

  /// An identity begins: the advert is started anew.
  func open() {
    isOpen = true
    advertise()
  }

  /// Silence.
  func close() {
    isOpen = false
    if let manager, manager.state == .poweredOn, manager.isAdvertising { manager.stopAdvertising() }
  }

  private func advertise() {
    guard let manager, manager.state == .poweredOn, isOpen, isServed else { return }
    if manager.isAdvertising { manager.stopAdvertising() }
    manager.startAdvertising([CBAdvertisementDataServiceUUIDsKey: [CBUUID(string: SERVICE_UUID)]])
  }

  /// The visit of whoever asks; nil when it may not. The system does not say when a central comes or goes, nor lets us hang up.
  private func visit(of central: CBCentral) -> Visit? {
    guard let now = owner?.doorNow() else { return nil }
    let payload = owner?.doorPayload()
    visits = visits.filter { now - $0.value.at < LIMITS.stay }
    let address = standIn(central.identifier)
    if let visit = visits[address] { return visit.payload == payload ? visit : nil }
    guard admission.refuse(address, now) == nil else {
      owner?.doorRefused()
      return nil
    }
    let visit = Visit(at: now, payload: payload)
    visits[address] = visit
    return visit
  }
}

extension GattServer: CBPeripheralManagerDelegate {
  func peripheralManager(_ peripheral: CBPeripheralManager, willRestoreState dict: [String: Any]) {
    // Whoever asked for the payload, and so had the app started, asks the service of before.
    let services = dict[CBPeripheralManagerRestoredStateServicesKey] as? [CBMutableService] ?? []
    isRestored = services.contains { $0.uuid == CBUUID(string: SERVICE_UUID) }
  }

  func peripheralManagerDidUpdateState(_ peripheral: CBPeripheralManager) {
    isServed = isRestored && peripheral.state == .poweredOn
    isRestored = false
    // The system may advertise what it restored, before anybody has looked whose time it is.
    if peripheral.state == .poweredOn { peripheral.stopAdvertising() }
    if peripheral.state == .poweredOn, !isServed {
      peripheral.removeAllServices()
      let service = CBMutableService(type: CBUUID(string: SERVICE_UUID), primary: true)
      service.characteristics = [payload, signal]
      peripheral.add(service)
    }
    owner?.doorChanged()
  }

  func peripheralManager(_ peripheral: CBPeripheralManager, didAdd service: CBService, error: Error?) {
    isServed = error == nil
    isRefused = !isServed
    advertise()
  }

  func peripheralManagerDidStartAdvertising(_ peripheral: CBPeripheralManager, error: Error?) {
    isRefused = error != nil
  }

  func peripheralManager(_ peripheral: CBPeripheralManager, didReceiveRead request: CBATTRequest) {
    peripheral.respond(to: request, withResult: answer(request))
  }

  func peripheralManager(_ peripheral: CBPeripheralManager, didReceiveWrite requests: [CBATTRequest]) {
    // All of them are answered by the first, and none is taken unless all are good.
    guard let first = requests.first else { return }
    let fault = requests.lazy.compactMap(self.fault).first
    peripheral.respond(to: first, withResult: fault ?? .success)
    if fault != nil { return }
    for request in requests { owner?.doorWritten(request.central.identifier, Bytes(request.value ?? Data())) }
  }

  private func answer(_ request: CBATTRequest) -> CBATTError.Code {
    guard request.characteristic.uuid == payload.uuid else { return .readNotPermitted }
    guard let visit = visit(of: request.central) else { return .insufficientResources }
    guard let value = visit.payload else { return .readNotPermitted }
    guard request.offset <= value.count else { return .invalidOffset }
    request.value = Data(value.dropFirst(request.offset))
    owner?.doorRead()
    return .success
  }

  private func fault(_ request: CBATTRequest) -> CBATTError.Code? {
    if request.characteristic.uuid != signal.uuid { return .writeNotPermitted }
    if visit(of: request.central) == nil { return .insufficientResources }
    if request.offset != 0 { return .invalidOffset }
    return request.value?.count == PAYLOAD_LENGTH ? nil : .invalidAttributeValueLength
  }
}
