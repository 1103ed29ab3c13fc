/// What an advert says to a radio: whose it is, and whether the identifier is in it.
enum PeerMessage: Equatable {
  /// A phone's whole payload, 20 bytes.
  case payload(Bytes)
  /// The first 6 bytes of a phone's identifier.
  case short(Bytes)
  /// A phone that names the service and nothing else: its payload is read over a link.
  case bare
  /// An Apple device behind: what it offers is hidden in one bit of many; who wants to know must connect.
  case hidden
  case foreign
}

/// Apple's company id, and the type of its hidden services behind it; 16 bytes follow, one bit for many services each.
private let APPLE_HIDDEN: Bytes = [0x4c, 0x00, 0x01]

extension Structure {
  /// Whether an Apple device behind may offer our service: by its bit, 0 … 127, the highest of the first byte first; any, while
  /// nobody knows which.
  fileprivate func mayHide(_ bit: Int?) -> Bool {
    guard isManufacturerData(beginning: APPLE_HIDDEN) else { return false }
    guard let bit else { return true }
    let byte = data.dropFirst(APPLE_HIDDEN.count + (bit >> 3)).first ?? 0
    return byte & (0x80 >> UInt8(bit & 7)) != 0
  }
}

/// Reads an advert with the scan response that joined it, raw AD structures of up to 31 bytes each (docs/protocol/air.md,
/// "Reading"). What is malformed, or mixes two identities, is foreign. `company`: 0 … 65535. `overflowBit`:
/// in which bit iPhones hide our service, 0 … 127; nil while nobody has measured it.
func said(_ advert: Bytes, _ scanResponse: Bytes?, company id: Int, overflowBit: Int? = nil) -> PeerMessage {
  let raw = advert + (scanResponse ?? [])
  switch readFrame(raw, company: id) {
  case .payload(let payload)?: return .payload(payload)
  case .shortId(let shortId)?: return .short(shortId)
  case nil: break
  }
  let parts = structures(raw) ?? []
  if parts.contains(where: \.namesService) {
    let company = companyOnAir(id)
    return parts.contains { $0.isManufacturerData(beginning: company) } ? .foreign : .bare
  }
  return parts.contains { $0.mayHide(overflowBit) } ? .hidden : .foreign
}
