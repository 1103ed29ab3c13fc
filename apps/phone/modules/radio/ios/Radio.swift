/// The radio of this phone: what happens goes into the engine, what the engine says is done. It is made at launch, also when the
/// system starts the app for Bluetooth alone, and goes on without JavaScript by what it was handed last.
import CoreBluetooth
import Foundation

/// Whether the radio works (face.ts, `RadioCondition`). "deaf" is never said: the system does not tell that a scan hears nothing.
enum RadioCondition: String { case on, off, refused, mute, absent, failing }

/// What the radio is told once in each start of the app (face.ts, `RadioSettings`).
struct RadioSettings: Codable, Equatable {
  let companyId: Int
  let seekHidden: Bool
  var overflowBit: Int? = nil

  func forEngine(plan: ScanPlan?) -> EngineSettings {
    EngineSettings(companyId: companyId, seekHidden: seekHidden, overflowBit: overflowBit, plan: plan)
  }
}

/// Before what could not be read is tried again.
private let FIRST_PAUSE: Milliseconds = seconds(30)
private let LONGEST_PAUSE: Milliseconds = minutes(10)

/// All that it has is touched on its queue alone.
final class Radio: @unchecked Sendable {
  private let queue: DispatchQueue
  private let clock: SystemTime
  private let memory: Memory
  private let notices: Notices
  private let waker: Waker
  private let duty: GuardDuty
  private var engine: RadioEngine
  private(set) var settings = RadioSettings(companyId: 0xffff, seekHidden: false)
  private var plan: ScanPlan?
  private var table: [ScheduledIdentity] = []
  private var battery: Double?
  private var inFront = true
  private var askers: [(PermissionStatus) -> Void] = []
  private var wake: DispatchWorkItem?
  private let scanAgain: Milliseconds
  private var again: DispatchWorkItem?
  private var asking: CBCentralManager?
  private var tellTapped: (() -> Void)?
  private var counted = Counts()
  private lazy var listener = Listener(queue, owner: self)
  private lazy var server = GattServer(queue, owner: self)

  /// `path`: of the file that is kept. `scanAgain`: behind, how long after a phone was heard a scan is begun anew. `longestWake`: how
  /// long JavaScript may run behind at most; the system gives some 30 s. Nothing happens before `begin`.
  init(
    path: String, clock: SystemTime, vault: Vault, overtime: Overtime, sign: GuardSign,
    queue: DispatchQueue = DispatchQueue(label: "vn.bluezone.radio"), scanAgain: Milliseconds = seconds(8),
    longestWake: Milliseconds = seconds(25)
  ) {
    self.scanAgain = scanAgain
    self.clock = clock
    memory = Memory(path: path, boot: clock.bootId, vault: vault)
    notices = Notices(memory)
    duty = GuardDuty(memory, clock, sign, queue)
    waker = Waker(queue, overtime, longest: longestWake)
    self.queue = queue
    engine = RadioEngine(settings.forEngine(plan: nil))
  }

  /// Takes up what was kept, and Bluetooth if the resident has allowed it: who was not asked yet is not asked by this.
  func begin() {
    queue.async { [self] in
      ran()
      takeUp(again: FIRST_PAUSE)
      if CBManager.authorization != .notDetermined { beginBluetooth() }
    }
  }

  // MARK: What JavaScript asks (face.ts)

  func state() -> RadioCondition {
    queue.sync {
      switch CBManager.authorization {
      case .denied, .restricted, .notDetermined: return .refused
      default: break
      }
      switch listener.state {
      case .unsupported: return .absent
      case .unauthorized: return .refused
      case .poweredOn:
        if server.state == .unsupported || server.isRefused { return .mute }
        return server.state == .poweredOn ? .on : .off
      // The system's own Bluetooth is being started again.
      case .resetting: return .failing
      default: return .off
      }
    }
  }

  func counts() -> [String: Int] { queue.sync { counted.byName } }

  func setSettings(_ new: RadioSettings) {
    queue.sync {
      if new == settings { return }
      memory.keep("settings", new)
      settings = new
      renewEngine()
    }
  }

  /// Throws `NoTable` for one that is none, and goes on with the one before; and what the vault and the file throw: then there is silence.
  func schedule(_ new: [ScheduledIdentity]) throws {
    try queue.sync {
      let ascending = zip(new, new.dropFirst()).allSatisfy { $0.name < $1.name }
      guard ascending else { throw NoTable() }
      var clock = IdentityClock()
      try clock.replace(new.map(\.identity))
      do { try memory.keep(table: new) } catch {
        counted.add(.faults)
        setTable([])
        throw error
      }
      setTable(new)
    }
  }

  func setPlan(_ new: ScanPlan?) {
    queue.sync {
      memory.keep("plan", new)
      // A scan that this ends was one of the plan before.
      tell(.plan(new))
      plan = new
      if new == nil {
        duty.end()
        listener.stop()
      }
    }
  }

  /// On guard for so many hours, from now on. False when it did not begin: it needs a plan, Bluetooth, and iOS 26.
  func onGuard(_ hours: Double, _ words: GuardWords) -> Bool {
    queue.sync {
      guard plan != nil, condition != .off, hours > 0, hours <= 24 else { return false }
      return duty.begin(Milliseconds(hours * 3_600_000), words)
    }
  }

  func endGuard() { queue.sync { duty.end() } }

  /// What is said of it.
  var guarding: GuardView { queue.sync { duty.view } }

  /// Nil when none ever was on the air. Throws `Database.Fault` when that cannot be known now.
  func aired() throws -> Int? { try queue.sync { try memory.aired() } }

  func totalListened() -> Milliseconds { queue.sync { memory.totalListened } }

  /// Throws `Database.Fault`.
  func collect(taken: String?) throws -> Piece {
    try queue.sync {
      tell(.time)
      return try memory.collect(taken: taken)
    }
  }

  /// Silent, deaf, and nothing is kept. Throws `Database.Fault` when it is still on disk; silent and deaf it is then too.
  func forget() throws {
    try queue.sync {
      table = []
      plan = nil
      renewEngine()
      listener.stop()
      duty.forget()
      notices.forget()
      try memory.forget()
    }
  }

  func notify(_ notice: Notice) { queue.sync { notices.post(notice) } }

  /// The 20 last ones that were not given yet, oldest first; none while they cannot be taken off what is kept.
  func taps() -> [NoticeTap] { queue.sync { memory.takeTaps() } }

  /// Who is told, on any thread, that there are taps.
  func whenTapped(_ tell: @escaping @Sendable () -> Void) { queue.async { [self] in tellTapped = tell } }

  /// Who is told, on any thread, that JavaScript may do what is due behind, until `rested`; nil: nobody. A wake that goes on is told too.
  func whenAwake(_ tell: (@Sendable () -> Void)?) { queue.async { [self] in waker.listen(tell) } }

  func rested() { queue.async { [self] in waker.rested() } }

  func monotonic() -> Milliseconds { clock.monotonic() }
  var bootId: String { clock.bootId }
  func batteryLevel() -> Double? { queue.sync { battery } }

  // MARK: What the app tells

  /// A notice was tapped, on a button or (nil) itself. When it returns, that is kept.
  func tapped(_ key: String, button: String?) {
    queue.sync {
      memory.note(NoticeTap(key: key, button: button, at: clock.wall()))
      tellTapped?()
    }
  }

  func batteryIs(_ level: Double?) {
    queue.async { [self] in
      battery = level
      tell(.battery(level))
    }
  }

  /// In front scans rest between; behind the system does not tell when it is time, so that one scan goes on.
  func isInFront(_ now: Bool) {
    queue.async { [self] in
      inFront = now
      tell(.time)
      if !now, plan != nil { listener.scan() }
    }
  }

  /// The system asks the resident for Bluetooth unless it has; `done` is called once, with what stands then.
  func askForBluetooth(_ done: @escaping @Sendable (PermissionStatus) -> Void) {
    queue.async { [self] in
      askers.append(done)
      beginBluetooth()
      answerAskers()
    }
  }

  /// The system asks the resident to switch Bluetooth on. False when it is on, or nobody may.
  func askForPower() -> Bool {
    queue.sync {
      guard CBManager.authorization == .allowedAlways, listener.state == .poweredOff else { return false }
      asking = CBCentralManager(delegate: nil, queue: queue, options: [CBCentralManagerOptionShowPowerAlertKey: true])
      return true
    }
  }

  /// Behind, each thing that the system tells is time in which the app runs.
  private func ran() {
    if inFront { return }
    counted.add(.runsBehind)
    waker.ran(clock.monotonic())
  }

  private func beginBluetooth() {
    listener.begin()
    server.begin()
  }

  private func answerAskers() {
    let status = bluetoothPermission()
    if status == .askable { return }
    for done in askers { done(status) }
    askers = []
  }

  // MARK: What is kept

  /// What cannot be read yet, as before the phone was first unlocked, is tried again, after longer and longer pauses.
  private func takeUp(again pause: Milliseconds) {
    do { try takeUp() } catch {
      counted.add(.faults)
      queue.asyncAfter(deadline: .now() + .milliseconds(pause)) { [weak self] in
        self?.takeUp(again: min(2 * pause, LONGEST_PAUSE))
      }
    }
  }

  /// Throws what the file and the vault throw. What JavaScript has handed over meanwhile is in the file too.
  private func takeUp() throws {
    settings = try memory.value("settings", RadioSettings.self) ?? settings
    plan = try memory.value("plan", ScanPlan.self)
    renewEngine()
    try notices.takeUp()
    try duty.takeUp()
    if let table = try memory.table() { setTable(table) }
  }

  // MARK: The engine

  /// Another engine, of the settings, plan and table of now. What the old one had counted is lost.
  private func renewEngine() {
    // The new engine takes nothing back that the old one had begun.
    server.close()
    listener.endLinks()
    engine = RadioEngine(settings.forEngine(plan: plan))
    tell(.battery(battery))
    tell(.identities(table.map(\.identity)))
    tell(.condition(condition))
  }

  private func setTable(_ new: [ScheduledIdentity]) {
    table = new
    tell(.identities(new.map(\.identity)))
  }

  private var condition: Condition {
    guard listener.state == .poweredOn else { return .off }
    switch server.state {
    case .poweredOn: return .on
    case .unsupported: return .mute
    default: return .off
    }
  }

  private func tell(_ input: RadioInput) {
    let at = clock.monotonic()
    duty.look()
    // What was due while the system had put the app to sleep comes first.
    if let due = engine.wakeAt(at), due <= at { act(at, .time) }
    act(at, input)
    wakeLater(at)
  }

  /// A table was looked at before it comes here; nothing else is refused.
  private func act(_ at: Milliseconds, _ input: RadioInput) {
    for action in (try? engine.handle(at, input)) ?? [] { act(at, action) }
  }

  private func act(_ at: Milliseconds, _ action: RadioAction) {
    switch action {
    case .advertise:
      listener.endLinks()
      counted.add(.advertsBegun)
      if noteAired(at) { server.open() } else { server.close() }
    case .silence:
      listener.endLinks()
      server.close()
    case .scan:
      counted.add(.scansBegun)
      memory.scanBegins(at)
      listener.scan()
    case .rest:
      memory.scanEnds(at, window: plan?.window ?? 0)
      if inFront || plan == nil || condition == .off { listener.stop() }
    case .call(let address, let own):
      counted.add(.callsBegun)
      if noteAired(at), listener.exchange(address, own: own) { return }
      queue.async { [self] in tell(.exchanged(address: address, outcome: .failed)) }
    case .record(let record): memory.write(record, wall: clock.wall())
    }
  }

  /// Before an identity goes on the air or over a link, its name is on disk. False when it could not be written: then it stays off.
  private func noteAired(_ at: Milliseconds) -> Bool {
    guard let due = table.first(where: { $0.identity.from <= at && at < $0.identity.until }) else { return false }
    if memory.note(aired: due.name) { return true }
    counted.add(.faults)
    return false
  }

  private func wakeLater(_ at: Milliseconds) {
    wake?.cancel()
    guard let due = engine.wakeAt(at) else { return }
    let wake = DispatchWorkItem { [weak self] in self?.tell(.time) }
    self.wake = wake
    // By the wall clock, which goes on while the phone sleeps; being woken too early only asks again.
    queue.asyncAfter(wallDeadline: .now() + .milliseconds(max(due - at, 1)), execute: wake)
  }
}

extension Radio: ListenerOwner {
  func listenerChanged() {
    ran()
    answerAskers()
    tell(.condition(condition))
  }

  func listenerHeard(_ address: Bytes, rssi: Int, _ advert: Rebuilt) {
    ran()
    counted.add(.heard)
    duty.heard(address)
    tell(.heard(address: address, rssi: rssi, advert: advert.advert, scanResponse: advert.scanResponse))
    if !inFront { scanLater() }
  }

  /// Behind, the system tells of a phone once a scan, and puts an app to sleep that it tells nothing for some ten seconds: as long as
  /// somebody is there, a scan anew brings levels and keeps the engine's time going. On guard the system is to tell each time: only where
  /// it stops to, a scan is begun anew.
  private func scanLater() {
    if duty.isOn { again?.cancel() } else if again != nil { return }
    let item = DispatchWorkItem { [weak self] in
      guard let self else { return }
      again = nil
      if !inFront, plan != nil { listener.scan() }
    }
    again = item
    queue.asyncAfter(deadline: .now() + .milliseconds(scanAgain), execute: item)
  }

  func listenerExchanged(_ address: Bytes, _ outcome: Outcome) {
    ran()
    if case .payload = outcome { counted.add(.callsAnswered) } else { counted.add(.callsFailed) }
    tell(.exchanged(address: address, outcome: outcome))
  }
}

extension Radio: DoorOwner {
  func doorChanged() {
    ran()
    tell(.condition(condition))
  }

  func doorNow() -> Milliseconds { clock.monotonic() }

  func doorPayload() -> Bytes? {
    ran()
    tell(.time)
    let at = clock.monotonic()
    guard let payload = engine.payload(at), noteAired(at) else { return nil }
    return payload
  }

  func doorRead() { counted.add(.reads) }

  func doorRefused() { counted.add(.refused) }

  func doorWritten(_ central: UUID, _ payload: Bytes) {
    ran()
    counted.add(.writes)
    listener.level(of: central) { [weak self] rssi in
      if rssi == nil { self?.counted.add(.levelsMissed) }
      self?.tell(.written(address: standIn(central), payload: payload, rssi: rssi))
    }
  }
}
