/// Who is around, by radio address, and whom to connect to: whoever's identifier cannot be heard, once an identity, and strangers
/// that may be one of us, ever less often (figures that Herald published).
struct ContactTable {
  private struct Contact {
    let address: Bytes
    let since: Milliseconds
    var heardAt: Milliseconds
    /// dBm of the last advert; nil when the radio did not know.
    var level: Int?
    var kind: Kind
    var payload: Bytes?
    /// Whether it has our payload of now.
    var told = false
    /// Not to be called before.
    var readyAt: Milliseconds
    var misses = 0

    mutating func keep(_ payload: Bytes) {
      if let before = self.payload, before != payload { told = false }
      self.payload = payload
    }
  }
  private enum Kind { case payload, short, bare, hidden }

  private var contacts = OrderedMap<Bytes, Contact>()
  private let seekHidden: Bool
  private var calls: [Milliseconds] = []

  /// `seekHidden`: whether Apple devices behind are connected to, to see whether they are one of us.
  init(seekHidden: Bool) { self.seekHidden = seekHidden }

  var count: Int { contacts.count }

  /// Whether this address was heard lately.
  func has(_ at: Milliseconds, _ address: Bytes) -> Bool {
    contacts[address].map { at - $0.heardAt < REMEMBERED } ?? false
  }

  /// An advert of this address that is not foreign. `rssi` in dBm. Returns the payload that it belongs to, 20 bytes; nil while
  /// nobody knows.
  mutating func heard(_ at: Milliseconds, _ address: Bytes, _ what: PeerMessage, _ rssi: Int?) -> Bytes? {
    guard let kind = Self.kind(of: what) else { return nil }
    var contact = known(at, address, kind)
    contact.heardAt = at
    contact.level = rssi
    contact.kind = kind
    if case .payload(let payload) = what { contact.keep(payload) }
    // Another identifier under the same address: what was known of it is over.
    if case .short(let shortId) = what, let payload = contact.payload, !payload.starts(with: shortId) {
      contact.payload = nil
    }
    contacts[address] = contact
    return contact.payload
  }

  /// Whom to call now; nil when nobody. `mute`: we cannot be heard, so that everybody is told over a link.
  mutating func wanted(_ at: Milliseconds, mute: Bool) -> Bytes? {
    calls.removeAll { at - $0 >= minutes(1) }
    if calls.count >= CALLS_A_MINUTE { return nil }
    let waiting = contacts.inOrder.filter { _, contact in
      at - contact.heardAt <= STILL_THERE && contact.readyAt <= at
        && (isUnknown(contact, at) || (mute && !contact.told && isOurs(contact)))
    }
    // Where many Apple devices are behind, most of them are none of us.
    return (waiting.first { _, contact in isOurs(contact) } ?? waiting.first)?.key
  }

  /// A call to it begins.
  mutating func calling(_ at: Milliseconds) { calls.append(at) }

  /// Its payload was read over a link, and ours written or not. Returns the level of its last advert, dBm; nil when unknown.
  mutating func met(_ at: Milliseconds, _ address: Bytes, _ payload: Bytes, told: Bool) -> Int? {
    guard var contact = contacts[address] else { return nil }
    contact.keep(payload)
    contact.told = told
    contact.misses = 0
    contact.readyAt = at
    contacts[address] = contact
    return contact.level
  }

  /// A call brought nothing: nobody came, it failed, or it is none of us.
  mutating func missed(_ at: Milliseconds, _ address: Bytes) {
    guard var contact = contacts[address] else { return }
    contact.readyAt = at + pause(after: contact.misses)
    contact.misses += 1
    contacts[address] = contact
  }

  /// An interval is over: who is not heard by an identifier of its own is asked again, and told again.
  mutating func renew() {
    for (address, var contact) in contacts.inOrder {
      contact.told = false
      if contact.kind == .bare || contact.kind == .hidden { contact.payload = nil }
      contacts[address] = contact
    }
  }

  private static func kind(of what: PeerMessage) -> Kind? {
    switch what {
    case .payload: return .payload
    case .short: return .short
    case .bare: return .bare
    case .hidden: return .hidden
    case .foreign: return nil
    }
  }

  private func pause(after misses: Int) -> Milliseconds {
    var pause = Double(FIRST_PAUSE)
    for _ in 0..<misses where pause < Double(LONGEST_PAUSE) { pause *= LONGER }
    return min(LONGEST_PAUSE, Int(pause.rounded()))
  }

  private func isOurs(_ contact: Contact) -> Bool { contact.kind != .hidden || contact.payload != nil }

  private func isUnknown(_ contact: Contact, _ at: Milliseconds) -> Bool {
    if contact.payload != nil { return false }
    if contact.kind == .hidden { return seekHidden }
    return contact.kind == .bare || at - contact.since >= WAIT_FOR_RESPONSE
  }

  private mutating func known(_ at: Milliseconds, _ address: Bytes, _ kind: Kind) -> Contact {
    if let contact = contacts[address], at - contact.heardAt < REMEMBERED { return contact }
    contacts[address] = nil
    forget(at)
    return Contact(address: address, since: at, heardAt: at, kind: kind, readyAt: at)
  }

  private mutating func forget(_ at: Milliseconds) {
    for (address, contact) in contacts.inOrder where at - contact.heardAt >= REMEMBERED { contacts[address] = nil }
    if contacts.count < MOST_CONTACTS { return }
    // Of those heard at the same time the first that came.
    if let oldest = contacts.inOrder.min(by: { $0.value.heardAt < $1.value.heardAt }) { contacts[oldest.key] = nil }
  }
}

/// A payload that does not come with the advert is waited for this long before it is asked for.
let WAIT_FOR_RESPONSE: Milliseconds = seconds(10)
/// Who was not heard for this long is not called.
private let STILL_THERE = seconds(10)
/// Who was not heard for this long is forgotten.
private let REMEMBERED = minutes(20)
/// A call that brought nothing is not repeated for this long, a fifth longer each time, up to the second.
private let FIRST_PAUSE = seconds(60)
private let LONGEST_PAUSE = minutes(3)
private let LONGER = 1.2
/// Too many calls wedge the Bluetooth of some phones until they are restarted.
let CALLS_A_MINUTE = 10
/// Addresses that are remembered at most; who was not heard for longest goes first.
let MOST_CONTACTS = 1_000
