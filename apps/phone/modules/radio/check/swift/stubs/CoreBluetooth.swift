/// As much of Apple's CoreBluetooth as the module uses, written by hand for the check on Linux: its names and types, and no
/// Bluetooth. What a line stands for is behind `objc:`; the check looks each up in the list of Apple's real interface. What begins
/// with `fake` is ours: a test plays the system with it. A delegate has no optional methods here, so that one of another name fails.
import Dispatch
import Foundation

public enum CBManagerState: Int {  // objc: CBManagerState
  case unknown = 0  // objc: Unknown
  case resetting = 1  // objc: Resetting
  case unsupported = 2  // objc: Unsupported
  case unauthorized = 3  // objc: Unauthorized
  case poweredOff = 4  // objc: PoweredOff
  case poweredOn = 5  // objc: PoweredOn
}

public enum CBManagerAuthorization: Int {  // objc: CBManagerAuthorization
  case notDetermined = 0  // objc: NotDetermined
  case restricted = 1  // objc: Restricted
  case denied = 2  // objc: Denied
  case allowedAlways = 3  // objc: AllowedAlways
}

open class CBManager: NSObject {  // objc: CBManager
  public internal(set) var state = CBManagerState.unknown  // objc: state
  public class var authorization: CBManagerAuthorization { fakeAuthorization }  // objc: authorization

  nonisolated(unsafe) public static var fakeAuthorization = CBManagerAuthorization.allowedAlways
  /// What was asked of it, in order.
  public var fakeCalls: [String] = []
}

public final class CBUUID: NSObject {  // objc: CBUUID
  public let uuidString: String  // objc: UUIDString
  public init(string theString: String) { uuidString = theString.uppercased() }  // objc: UUIDWithString
  public override func isEqual(_ other: Any?) -> Bool { (other as? CBUUID)?.uuidString == uuidString }
  public override var hash: Int { uuidString.hashValue }
}

open class CBPeer: NSObject {  // objc: CBPeer
  public let identifier: UUID  // objc: identifier
  init(_ identifier: UUID) { self.identifier = identifier }
}

public final class CBCentral: CBPeer {  // objc: CBCentral
  public init(fakeIdentifier: UUID) { super.init(fakeIdentifier) }
}

open class CBAttribute: NSObject {  // objc: CBAttribute
  public let uuid: CBUUID  // objc: UUID
  init(_ uuid: CBUUID) { self.uuid = uuid }
}

open class CBService: CBAttribute {  // objc: CBService
  public internal(set) var characteristics: [CBCharacteristic]?  // objc: characteristics
  public init(fakeUuid: CBUUID, _ characteristics: [CBCharacteristic]?) {
    super.init(fakeUuid)
    self.characteristics = characteristics
  }
}

public final class CBMutableService: CBService {  // objc: CBMutableService
  public init(type UUID: CBUUID, primary isPrimary: Bool) { super.init(fakeUuid: UUID, nil) }  // objc: initWithTypePrimary
  public override var characteristics: [CBCharacteristic]? {  // objc: characteristics
    get { super.characteristics }
    set { super.characteristics = newValue }
  }
}

public struct CBCharacteristicProperties: OptionSet, Sendable {  // objc: CBCharacteristicProperties
  public let rawValue: UInt
  public init(rawValue: UInt) { self.rawValue = rawValue }
  public static let read = Self(rawValue: 2)  // objc: PropertyRead
  public static let write = Self(rawValue: 8)  // objc: PropertyWrite
  public static let notify = Self(rawValue: 16)  // objc: PropertyNotify
}

public struct CBAttributePermissions: OptionSet, Sendable {  // objc: CBAttributePermissions
  public let rawValue: UInt
  public init(rawValue: UInt) { self.rawValue = rawValue }
  public static let readable = Self(rawValue: 1)  // objc: Readable
  public static let writeable = Self(rawValue: 2)  // objc: Writeable
}

open class CBCharacteristic: CBAttribute {  // objc: CBCharacteristic
  public internal(set) var value: Data?  // objc: value
  public init(fakeUuid: CBUUID, value: Data?) {
    super.init(fakeUuid)
    self.value = value
  }
}

public final class CBMutableCharacteristic: CBCharacteristic {  // objc: CBMutableCharacteristic
  public let properties: CBCharacteristicProperties  // objc: properties
  public let permissions: CBAttributePermissions  // objc: permissions
  public init(type UUID: CBUUID, properties: CBCharacteristicProperties, value: Data?, permissions: CBAttributePermissions) {  // objc: initWithTypePropertiesValuePermissions
    self.properties = properties
    self.permissions = permissions
    super.init(fakeUuid: UUID, value: value)
  }
}

public enum CBCharacteristicWriteType: Int {  // objc: CBCharacteristicWriteType
  case withResponse = 0  // objc: WithResponse
  case withoutResponse = 1  // objc: WithoutResponse
}

public enum CBPeripheralState: Int {  // objc: CBPeripheralState
  case disconnected = 0  // objc: Disconnected
  case connecting = 1  // objc: Connecting
  case connected = 2  // objc: Connected
  case disconnecting = 3  // objc: Disconnecting
}

public final class CBPeripheral: CBPeer {  // objc: CBPeripheral
  public weak var delegate: CBPeripheralDelegate?  // objc: delegate
  public var state: CBPeripheralState { fakeState }  // objc: state
  public var services: [CBService]? { fakeServices }  // objc: services
  public func discoverServices(_ serviceUUIDs: [CBUUID]?) { fakeCalls.append("discoverServices") }  // objc: discoverServices
  public func discoverCharacteristics(_ characteristicUUIDs: [CBUUID]?, for service: CBService) { fakeCalls.append("discoverCharacteristics") }  // objc: discoverCharacteristicsForService
  public func readValue(for characteristic: CBCharacteristic) { fakeCalls.append("readValue") }  // objc: readValueForCharacteristic
  public func writeValue(_ data: Data, for characteristic: CBCharacteristic, type: CBCharacteristicWriteType) { fakeCalls.append("writeValue \(type) \([UInt8](data))") }  // objc: writeValueForCharacteristicType
  public func readRSSI() { fakeCalls.append("readRSSI") }  // objc: readRSSI

  public var fakeCalls: [String] = []
  public var fakeState = CBPeripheralState.disconnected
  public var fakeServices: [CBService]?
  public init(fakeIdentifier: UUID) { super.init(fakeIdentifier) }
}

public protocol CBPeripheralDelegate: NSObjectProtocol {  // objc: CBPeripheralDelegate
  func peripheral(_ peripheral: CBPeripheral, didDiscoverServices error: Error?)  // objc: peripheralDidDiscoverServices
  func peripheral(_ peripheral: CBPeripheral, didDiscoverCharacteristicsFor service: CBService, error: Error?)  // objc: peripheralDidDiscoverCharacteristicsForServiceError
  func peripheral(_ peripheral: CBPeripheral, didUpdateValueFor characteristic: CBCharacteristic, error: Error?)  // objc: peripheralDidUpdateValueForCharacteristicError
  func peripheral(_ peripheral: CBPeripheral, didWriteValueFor characteristic: CBCharacteristic, error: Error?)  // objc: peripheralDidWriteValueForCharacteristicError
  func peripheral(_ peripheral: CBPeripheral, didReadRSSI RSSI: NSNumber, error: Error?)  // objc: peripheralDidReadRSSIError
  func peripheral(_ peripheral: CBPeripheral, didModifyServices invalidatedServices: [CBService])  // objc: peripheralDidModifyServices
}

public final class CBCentralManager: CBManager {  // objc: CBCentralManager
  public weak var delegate: CBCentralManagerDelegate?  // objc: delegate
  public private(set) var isScanning = false  // objc: isScanning
  public init(delegate: CBCentralManagerDelegate?, queue: DispatchQueue?, options: [String: Any]? = nil) {  // objc: initWithDelegateQueueOptions
    self.delegate = delegate
    fakeOptions = options ?? [:]
    super.init()
    CBCentralManager.fakeMade.append(self)
  }
  public func scanForPeripherals(withServices serviceUUIDs: [CBUUID]?, options: [String: Any]? = nil) {  // objc: scanForPeripheralsWithServicesOptions
    isScanning = true
    fakeDuplicates = options?[CBCentralManagerScanOptionAllowDuplicatesKey] as? Bool ?? false
    fakeCalls.append("scan \(serviceUUIDs?.map(\.uuidString) ?? [])")
  }
  public func stopScan() {  // objc: stopScan
    isScanning = false
    fakeCalls.append("stopScan")
  }
  public func connect(_ peripheral: CBPeripheral, options: [String: Any]? = nil) { fakeCalls.append("connect \(peripheral.identifier)") }  // objc: connectPeripheralOptions
  public func cancelPeripheralConnection(_ peripheral: CBPeripheral) { fakeCalls.append("cancel \(peripheral.identifier)") }  // objc: cancelPeripheralConnection
  public func retrievePeripherals(withIdentifiers identifiers: [UUID]) -> [CBPeripheral] {  // objc: retrievePeripheralsWithIdentifiers
    fakeKnown.filter { identifiers.contains($0.identifier) }
  }

  nonisolated(unsafe) public static var fakeMade: [CBCentralManager] = []
  public let fakeOptions: [String: Any]
  public var fakeKnown: [CBPeripheral] = []
  public private(set) var fakeDuplicates = false
  public func fakeTurn(_ state: CBManagerState) {
    self.state = state
    delegate?.centralManagerDidUpdateState(self)
  }
}

public protocol CBCentralManagerDelegate: NSObjectProtocol {  // objc: CBCentralManagerDelegate
  func centralManagerDidUpdateState(_ central: CBCentralManager)  // objc: centralManagerDidUpdateState
  func centralManager(_ central: CBCentralManager, willRestoreState dict: [String: Any])  // objc: centralManagerWillRestoreState
  func centralManager(_ central: CBCentralManager, didDiscover peripheral: CBPeripheral, advertisementData: [String: Any], rssi RSSI: NSNumber)  // objc: centralManagerDidDiscoverPeripheralAdvertisementDataRSSI
  func centralManager(_ central: CBCentralManager, didConnect peripheral: CBPeripheral)  // objc: centralManagerDidConnectPeripheral
  func centralManager(_ central: CBCentralManager, didFailToConnect peripheral: CBPeripheral, error: Error?)  // objc: centralManagerDidFailToConnectPeripheralError
  func centralManager(_ central: CBCentralManager, didDisconnectPeripheral peripheral: CBPeripheral, error: Error?)  // objc: centralManagerDidDisconnectPeripheralError
}

public final class CBATTRequest: NSObject {  // objc: CBATTRequest
  public let central: CBCentral  // objc: central
  public let characteristic: CBCharacteristic  // objc: characteristic
  public let offset: Int  // objc: offset
  public var value: Data?  // objc: value
  public init(fakeFrom central: CBCentral, _ characteristic: CBCharacteristic, offset: Int, value: Data?) {
    self.central = central
    self.characteristic = characteristic
    self.offset = offset
    self.value = value
  }
}

public struct CBATTError {
  public enum Code: Int {  // objc: CBATTError
    case success = 0  // objc: Success
    case readNotPermitted = 2  // objc: ReadNotPermitted
    case writeNotPermitted = 3  // objc: WriteNotPermitted
    case invalidOffset = 7  // objc: InvalidOffset
    case attributeNotFound = 10  // objc: AttributeNotFound
    case invalidAttributeValueLength = 13  // objc: InvalidAttributeValueLength
    case insufficientResources = 17  // objc: InsufficientResources
  }
}

public final class CBPeripheralManager: CBManager {  // objc: CBPeripheralManager
  public weak var delegate: CBPeripheralManagerDelegate?  // objc: delegate
  public private(set) var isAdvertising = false  // objc: isAdvertising
  public init(delegate: CBPeripheralManagerDelegate?, queue: DispatchQueue?, options: [String: Any]? = nil) {  // objc: initWithDelegateQueueOptions
    self.delegate = delegate
    fakeOptions = options ?? [:]
    super.init()
    CBPeripheralManager.fakeMade.append(self)
  }
  public func add(_ service: CBMutableService) {  // objc: addService
    fakeServices.append(service)
    fakeCalls.append("add \(service.uuid.uuidString)")
  }
  public func removeAllServices() {  // objc: removeAllServices
    fakeServices = []
    fakeCalls.append("removeAllServices")
  }
  public func startAdvertising(_ advertisementData: [String: Any]?) {  // objc: startAdvertising
    isAdvertising = true
    fakeAdvert = advertisementData
    fakeCalls.append("startAdvertising")
  }
  public func stopAdvertising() {  // objc: stopAdvertising
    isAdvertising = false
    fakeCalls.append("stopAdvertising")
  }
  public func respond(to request: CBATTRequest, withResult result: CBATTError.Code) {  // objc: respondToRequestWithResult
    fakeCalls.append("respond \(result)")
  }

  nonisolated(unsafe) public static var fakeMade: [CBPeripheralManager] = []
  public let fakeOptions: [String: Any]
  public var fakeServices: [CBMutableService] = []
  public var fakeAdvert: [String: Any]?
  public func fakeTurn(_ state: CBManagerState) {
    self.state = state
    delegate?.peripheralManagerDidUpdateState(self)
  }
}

public protocol CBPeripheralManagerDelegate: NSObjectProtocol {  // objc: CBPeripheralManagerDelegate
  func peripheralManagerDidUpdateState(_ peripheral: CBPeripheralManager)  // objc: peripheralManagerDidUpdateState
  func peripheralManager(_ peripheral: CBPeripheralManager, willRestoreState dict: [String: Any])  // objc: peripheralManagerWillRestoreState
  func peripheralManager(_ peripheral: CBPeripheralManager, didAdd service: CBService, error: Error?)  // objc: peripheralManagerDidAddServiceError
  func peripheralManagerDidStartAdvertising(_ peripheral: CBPeripheralManager, error: Error?)  // objc: peripheralManagerDidStartAdvertisingError
  func peripheralManager(_ peripheral: CBPeripheralManager, didReceiveRead request: CBATTRequest)  // objc: peripheralManagerDidReceiveReadRequest
  func peripheralManager(_ peripheral: CBPeripheralManager, didReceiveWrite requests: [CBATTRequest])  // objc: peripheralManagerDidReceiveWriteRequests
}

public let CBCentralManagerOptionRestoreIdentifierKey = "CBCentralManagerOptionRestoreIdentifierKey"  // objc: CBCentralManagerOptionRestoreIdentifierKey
public let CBCentralManagerOptionShowPowerAlertKey = "CBCentralManagerOptionShowPowerAlertKey"  // objc: CBCentralManagerOptionShowPowerAlertKey
public let CBCentralManagerRestoredStatePeripheralsKey = "CBCentralManagerRestoredStatePeripheralsKey"  // objc: CBCentralManagerRestoredStatePeripheralsKey
public let CBCentralManagerScanOptionAllowDuplicatesKey = "CBCentralManagerScanOptionAllowDuplicatesKey"  // objc: CBCentralManagerScanOptionAllowDuplicatesKey
public let CBPeripheralManagerOptionRestoreIdentifierKey = "CBPeripheralManagerOptionRestoreIdentifierKey"  // objc: CBPeripheralManagerOptionRestoreIdentifierKey
public let CBPeripheralManagerRestoredStateServicesKey = "CBPeripheralManagerRestoredStateServicesKey"  // objc: CBPeripheralManagerRestoredStateServicesKey
public let CBPeripheralManagerOptionShowPowerAlertKey = "CBPeripheralManagerOptionShowPowerAlertKey"  // objc: CBPeripheralManagerOptionShowPowerAlertKey
public let CBAdvertisementDataServiceUUIDsKey = "CBAdvertisementDataServiceUUIDsKey"  // objc: CBAdvertisementDataServiceUUIDsKey
public let CBAdvertisementDataOverflowServiceUUIDsKey = "CBAdvertisementDataOverflowServiceUUIDsKey"  // objc: CBAdvertisementDataOverflowServiceUUIDsKey
public let CBAdvertisementDataManufacturerDataKey = "CBAdvertisementDataManufacturerDataKey"  // objc: CBAdvertisementDataManufacturerDataKey
