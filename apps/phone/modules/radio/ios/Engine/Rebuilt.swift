/// Where a system takes an advert apart and gives only its manufacturer data, AD structures as they must have been: the service, for
/// it was scanned for, and the data where they belong (docs/protocol/air.md, "Reading").
struct Rebuilt: Equatable {
  /// AD structures, up to 31 bytes.
  let advert: Bytes
  /// AD structures, up to 31 bytes; nil when there was none.
  let scanResponse: Bytes?

  /// `manufacturer`: with the company id in front, those of advert and scan response joined (the second's company id left out or not)
  /// or either; nil when there is none.
  init(manufacturer: Bytes?) {
    let service: Bytes = [UInt8(SERVICE_UUID_ON_AIR.count + 1), AdType.allUuids128] + SERVICE_UUID_ON_AIR
    let company = manufacturer?.prefix(COMPANY_LENGTH) ?? []
    let data = manufacturer?.dropFirst(COMPANY_LENGTH) ?? []
    func structure(_ part: ArraySlice<UInt8>) -> Bytes {
      [UInt8(COMPANY_LENGTH + part.count + 1), AdType.manufacturerData] + company + part
    }
    let repeated = data.count == SHORT_ID_LENGTH + COMPANY_LENGTH + PAYLOAD_LENGTH
      && data.dropFirst(SHORT_ID_LENGTH).starts(with: company)
    let merged = repeated || data.count == SHORT_ID_LENGTH + PAYLOAD_LENGTH
    let first = merged ? data.prefix(SHORT_ID_LENGTH) : data.count <= SHORT_ID_LENGTH ? data : []
    let second = merged ? data.suffix(PAYLOAD_LENGTH) : data.count <= SHORT_ID_LENGTH ? [] : data
    advert = service + (first.isEmpty ? [] : structure(first))
    scanResponse = second.isEmpty || second.count > MOST_DATA ? nil : structure(second)
  }
}

private let COMPANY_LENGTH = 2
/// What fits into 31 bytes behind length, type and company id.
private let MOST_DATA = 27
