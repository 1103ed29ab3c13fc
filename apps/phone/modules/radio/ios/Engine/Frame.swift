/// What goes over the air, byte by byte (docs/protocol/air.md, "The frame", "Reading"): reading only, since what is sent comes ready
/// from the table of identities. Nothing here fails on what is heard: what is not ours is nil.

/// A payload's length in bytes: identifier and metadata.
let PAYLOAD_LENGTH = 20
/// A short id's length in bytes: the beginning of an identifier.
let SHORT_ID_LENGTH = 6
/// The service, and what is in it.
let SERVICE_UUID = "65d98f38-009d-4f99-9c32-e977328616f5"
let PAYLOAD_UUID = "6daf05cd-e281-4128-bd80-351e09e65ef1"
let SIGNAL_UUID = "f2cada7e-9ca5-457a-8373-2b984b70d475"

/// The service's UUID as it stands on the air, least significant byte first.
let SERVICE_UUID_ON_AIR = Bytes(Bytes(hex: SERVICE_UUID.filter { $0 != "-" })!.reversed())

/// Types of AD structures (Bluetooth Core Specification, Vol 3, Part C, §11).
enum AdType {
  static let someUuids128: UInt8 = 0x06
  static let allUuids128: UInt8 = 0x07
  static let manufacturerData: UInt8 = 0xff
}

/// What a frame of ours says.
enum Frame: Equatable {
  case shortId(Bytes)
  /// Identifier and metadata, 20 bytes.
  case payload(Bytes)
}

/// One AD structure.
struct Structure: Equatable {
  let type: UInt8
  let data: ArraySlice<UInt8>
}

/// The AD structures in order; nil when one runs past the end. A length of 0 ends them early.
func structures(_ raw: Bytes) -> [Structure]? {
  var found: [Structure] = []
  var at = 0
  while at < raw.count, raw[at] != 0 {
    let end = at + 1 + Int(raw[at])
    if end > raw.count { return nil }
    found.append(Structure(type: raw[at + 1], data: raw[(at + 2)..<end]))
    at = end
  }
  return found
}

extension Structure {
  /// Whether it is a list of UUIDs with our service in it.
  var namesService: Bool {
    guard type == AdType.someUuids128 || type == AdType.allUuids128 else { return false }
    let length = SERVICE_UUID_ON_AIR.count
    return (0..<(data.count / length)).contains { i in
      data.dropFirst(i * length).prefix(length).elementsEqual(SERVICE_UUID_ON_AIR)
    }
  }

  /// Whether it is manufacturer data that begins so.
  func isManufacturerData(beginning with: Bytes) -> Bool {
    type == AdType.manufacturerData && data.starts(with: with)
  }
}

/// A company id, 0 … 65535, as it stands on the air.
func companyOnAir(_ id: Int) -> Bytes { [UInt8(id & 255), UInt8(id >> 8 & 255)] }

/// What an advert says, from its raw AD structures, those of its scan response behind them or not.
func readFrame(_ raw: Bytes, company id: Int) -> Frame? {
  guard let parts = structures(raw), parts.contains(where: \.namesService) else { return nil }
  let company = companyOnAir(id)
  let ours = parts.filter { $0.isManufacturerData(beginning: company) }
  return readManufacturerData(ours.flatMap { $0.data.dropFirst(company.count) })
}

/// The company's manufacturer data, without its id, of a device that names our service: 6 bytes are a short id, 20 a payload, 26
/// both, merged: then the short id must be the payload's, for otherwise they come from two identities.
func readManufacturerData(_ data: Bytes) -> Frame? {
  switch data.count {
  case SHORT_ID_LENGTH: return .shortId(data)
  case PAYLOAD_LENGTH: return .payload(data)
  case SHORT_ID_LENGTH + PAYLOAD_LENGTH:
    let payload = Bytes(data.dropFirst(SHORT_ID_LENGTH))
    return payload.starts(with: data.prefix(SHORT_ID_LENGTH)) ? .payload(payload) : nil
  default: return nil
  }
}
