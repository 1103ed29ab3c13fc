/// What a phone's radio does by itself, also while the app is dead: who it is on the air, when it scans, whom it connects to, and
/// what it writes down. Pure: an event with its time goes in, actions come out, and `wakeAt` says when to ask again. The engines in
/// TypeScript (packages/radio/src/engine) and Kotlin are the same; `vectors/radio/` holds all three to one behaviour.

/// Whether the radio works: on, listening only ("mute"), or not at all.
enum Condition: String { case on, mute, off }

/// What happens to a radio.
enum RadioInput {
  /// The table of identities is replaced.
  case identities([Identity])
  /// How to scan; nil is not at all: then nothing that is heard or written is kept either.
  case plan(ScanPlan?)
  case condition(Condition)
  /// Battery share 0–1; nil when unknown.
  case battery(Double?)
  /// An advert, with the scan response that joined it. `rssi` in dBm; nil when the radio does not know.
  case heard(address: Bytes, rssi: Int?, advert: Bytes, scanResponse: Bytes?)
  /// A call that was asked for came to its end.
  case exchanged(address: Bytes, outcome: Outcome)
  /// A peer wrote its payload; `rssi` by our own radio, nil when it does not know.
  case written(address: Bytes, payload: Bytes, rssi: Int?)
  /// Time went by.
  case time
}

/// What the radio is to do.
enum RadioAction: Equatable {
  /// In one step: links end, the old advert stops, a new radio address, this identity starts; it stops by itself at its end.
  case advertise(Identity)
  case silence
  /// One scan starts.
  case scan
  /// The scan ends.
  case rest
  /// Connect, exchange with `own`, close, and tell by "exchanged"; a radio that has no time for it tells "failed".
  case call(address: Bytes, own: Bytes)
  /// To be kept, durably.
  case record(ScanRecord)
}

/// What a radio is told once.
struct EngineSettings {
  /// Bluetooth company id of the deployment, 0 … 65535.
  let companyId: Int
  /// Whether Apple devices behind are connected to, to see whether they are one of us.
  let seekHidden: Bool
  /// In which bit of Apple's overflow area iPhones hide our service, 0 … 127; nil: not known, each of them may.
  var overflowBit: Int? = nil
  let plan: ScanPlan?
}

/// A call that nobody told the end of is over after this.
let LONGEST_CALL: Milliseconds = seconds(20)

final class RadioEngine {
  private let companyId: Int
  private let overflowBit: Int?
  private var clock = IdentityClock()
  private var cycle: DutyCycle?
  private var contacts: ContactTable
  private var inbox = Inbox()
  private var tally = Tally()
  private var condition = Condition.off
  private var battery: Double?
  private var identity: Identity?
  private var advertised: Identity?
  private var scan: (until: Milliseconds, gap: Milliseconds)?
  private var gap: Milliseconds = 0
  private var call: (address: Bytes, since: Milliseconds)?

  init(_ settings: EngineSettings) {
    companyId = settings.companyId
    overflowBit = settings.overflowBit
    cycle = settings.plan.map { DutyCycle($0) }
    contacts = ContactTable(seekHidden: settings.seekHidden)
  }

  /// Takes what happened and says what to do, in this order. Times never go back. Throws `NoTable` for a table of identities that
  /// is none, and goes on with the one before.
  func handle(_ at: Milliseconds, _ input: RadioInput) throws -> [RadioAction] {
    var actions: [RadioAction] = []
    switch input {
    case .identities(let table): try clock.replace(table)
    case .plan(let plan): self.plan(plan)
    case .condition(let condition): self.condition = condition
    case .battery(let share): battery = share
    case .heard, .exchanged, .written, .time: break
    }
    turnIdentity(at, &actions)
    switch input {
    case .heard(let address, let rssi, let advert, let scanResponse): heard(at, address, rssi, advert, scanResponse)
    case .exchanged(let address, let outcome): exchanged(at, address, outcome, &actions)
    case .written(let address, let payload, let rssi): written(at, address, payload, rssi, &actions)
    case .identities, .plan, .condition, .battery, .time: break
    }
    turnScan(at, &actions)
    turnCall(at, &actions)
    return actions
  }

  /// When to tell that time went by; nil when nothing is due unless something happens.
  func wakeAt(_ at: Milliseconds) -> Milliseconds? {
    let due = [
      clock.next(at),
      hearing.map { scan?.until ?? $0.next(at, battery) },
      call.map { $0.since + LONGEST_CALL },
    ]
    return due.compactMap { $0 }.min()
  }

  /// What whoever connects now may read, 20 bytes; nil in silence.
  func payload(_ at: Milliseconds) -> Bytes? {
    condition == .on ? clock.due(at)?.payload : nil
  }

  private var works: Bool { condition != .off }

  /// By what it scans; nil while it does not.
  private var hearing: DutyCycle? { works ? cycle : nil }

  private func plan(_ plan: ScanPlan?) {
    guard let plan else {
      cycle = nil
      return
    }
    if cycle == nil { cycle = DutyCycle(plan) } else { cycle?.plan = plan }
  }

  private func turnIdentity(_ at: Milliseconds, _ actions: inout [RadioAction]) {
    let due = works ? clock.due(at) : nil
    if !same(due, identity) {
      identity = due
      // Links end with an identity: a call is over, and who was met is met anew.
      call = nil
      contacts.renew()
      inbox.renew()
    }
    let onAir = condition == .on ? due : nil
    if same(onAir, advertised) { return }
    advertised = onAir
    actions.append(onAir.map { .advertise($0) } ?? .silence)
  }

  private func turnScan(_ at: Milliseconds, _ actions: inout [RadioAction]) {
    if let scan, hearing == nil || scan.until <= at {
      actions.append(.rest)
      actions += tally.end(scan.gap).map { .record($0) }
      self.scan = nil
    }
    if hearing == nil { cycle?.stop() }
    guard let hearing, scan == nil, hearing.next(at, battery) <= at else { return }
    gap = cycle?.start(at, battery) ?? 0
    scan = (until: at + hearing.window, gap: gap)
    actions.append(.scan)
  }

  private func turnCall(_ at: Milliseconds, _ actions: inout [RadioAction]) {
    if let call, at - call.since >= LONGEST_CALL {
      contacts.missed(at, call.address)
      self.call = nil
    }
    // Who has no identity is silent, and calls nobody.
    guard call == nil, let identity, let address = contacts.wanted(at, mute: condition == .mute) else { return }
    call = (address: address, since: at)
    contacts.calling(at)
    actions.append(.call(address: address, own: identity.payload))
  }

  private func heard(
    _ at: Milliseconds, _ address: Bytes, _ rssi: Int?, _ advert: Bytes, _ scanResponse: Bytes?
  ) {
    guard hearing != nil else { return }
    let what = said(advert, scanResponse, company: companyId, overflowBit: overflowBit)
    if what == .foreign { return }
    let fresh = !contacts.has(at, address)
    let payload = contacts.heard(at, address, what, rssi)
    if fresh && what != .hidden { cycle?.someoneNew(at) }
    guard let rssi = level(rssi) else { return }
    var key = address
    if let payload { key += payload } else if case .short(let shortId) = what { key += shortId }
    tally.add(
      key,
      Reading(at: at, rssi: rssi, address: address, advert: advert, scanResponse: scanResponse, payload: payload))
  }

  private func exchanged(_ at: Milliseconds, _ address: Bytes, _ outcome: Outcome, _ actions: inout [RadioAction]) {
    guard let call, call.address == address else { return }
    self.call = nil
    guard case .payload(let payload, let written) = outcome else {
      contacts.missed(at, address)
      return
    }
    let last = contacts.met(at, address, payload, told: written)
    if tally.resolve(address, payload) { return }
    if let rssi = level(last) { actions.append(.record(once(at, address, payload, rssi))) }
  }

  private func written(
    _ at: Milliseconds, _ address: Bytes, _ payload: Bytes, _ rssi: Int?, _ actions: inout [RadioAction]
  ) {
    guard identity != nil, hearing != nil, payload.count == PAYLOAD_LENGTH, inbox.take(payload) else { return }
    if let rssi = level(rssi) { actions.append(.record(once(at, address, payload, rssi))) }
  }

  /// One level of a payload that came over a link.
  private func once(_ at: Milliseconds, _ address: Bytes, _ payload: Bytes, _ rssi: Int) -> ScanRecord {
    ScanRecord(
      at: at, gap: gap, count: 1, meanRssi: Double(rssi), bestRssi: rssi, address: address, advert: [],
      scanResponse: nil, payload: payload)
  }
}

/// The same identity until the same moment: nothing on the air would change.
private func same(_ a: Identity?, _ b: Identity?) -> Bool {
  a?.until == b?.until && a?.payload == b?.payload && a?.advert == b?.advert && a?.scanResponse == b?.scanResponse
}
