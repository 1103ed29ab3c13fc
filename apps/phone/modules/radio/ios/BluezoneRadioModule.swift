/// The face of the radio (face.ts) over `Radio`: turns values of JavaScript into the engine's, and nothing else.
import ExpoModulesCore

/// What a phone of Apple declares to send, dBm: the mean of those that somebody has measured. The calibration table knows better.
private let TX_POWER = -5

/// face.ts, `RadioSettings`.
struct SettingsOfFace: Record {
  @Field var companyId: Int = 0xffff
  @Field var seekHidden: Bool = false
  @Field var overflowBit: Int?
}

/// face.ts, `ScanPlan`.
struct PlanOfFace: Record {
  @Field var window: Double = 0
  @Field var steadyEvery: Double = 0
  @Field var nearEvery: Double = 0
  @Field var nearFor: Double = 0
  @Field var lowEvery: Double = 0
  @Field var lowBelow: Double = 0

  var plan: ScanPlan {
    ScanPlan(
      window: Int(window), steadyEvery: Int(steadyEvery), nearEvery: Int(nearEvery), nearFor: Int(nearFor),
      lowEvery: Int(lowEvery), lowBelow: lowBelow)
  }
}

/// face.ts, `NoticeButton`.
struct ButtonOfFace: Record {
  @Field var name: String = ""
  @Field var title: String = ""
  @Field var opens: Bool = false
}

/// face.ts, `LocalNotice`.
struct NoticeOfFace: Record {
  @Field var key: String = ""
  @Field var title: String = ""
  @Field var body: String = ""
  @Field var buttons: [ButtonOfFace] = []

  var notice: Notice {
    let buttons = self.buttons.map { NoticeButton(name: $0.name, title: $0.title, opens: $0.opens) }
    return Notice(key: key, title: title, body: body, buttons: buttons)
  }
}

/// face.ts, `GuardWords`.
struct GuardWordsOfFace: Record {
  @Field var title: String = ""
  @Field var since: String = ""
  @Field var heard: String = ""
  @Field var stop: String = ""
}

public final class BluezoneRadioModule: Module {
  public func definition() -> ModuleDefinition {
    Name("BluezoneRadio")
    Constant("txPower") { TX_POWER }
    Constant("maker") { "Apple" }
    Constant("model") { systemText("hw.machine") ?? "" }

    Function("state") { launchedRadio.state().rawValue }
    Function("counts") { launchedRadio.counts() }
    Function("settings") { (settings: SettingsOfFace) in
      let (companyId, seekHidden) = (settings.companyId, settings.seekHidden)
      launchedRadio.setSettings(
        RadioSettings(companyId: companyId, seekHidden: seekHidden, overflowBit: settings.overflowBit))
    }
    Function("schedule") { (table: Data) in try schedule(Bytes(table)) }
    Function("plan") { (plan: PlanOfFace?) in launchedRadio.setPlan(plan?.plan) }
    Function("aired") { try launchedRadio.aired().map { Double($0) } }
    Function("listened") { Double(launchedRadio.totalListened()) }
    Function("collect") { (taken: String?) in piece(try launchedRadio.collect(taken: taken)) }
    AsyncFunction("match") { (keys: Data, seen: Data, slack: Int) in
      Data(try matchRows(keys: Bytes(keys), seen: Bytes(seen), slack: slack, with: SystemPrimitives()))
    }
    Function("forget") { try launchedRadio.forget() }
    Function("monotonic") { Double(launchedRadio.monotonic()) }
    Function("bootId") { launchedRadio.bootId }
    Function("batteryLevel") { launchedRadio.batteryLevel() }

    AsyncFunction("unmetered") { (promise: Promise) in unmetered { promise.resolve($0) } }
    AsyncFunction("permission") { (name: String, promise: Promise) in
      switch name {
      case "bluetooth": promise.resolve(bluetoothPermission().rawValue)
      case "notifications": noticePermission { promise.resolve($0.rawValue) }
      default: promise.resolve(PermissionStatus.notNeeded.rawValue)
      }
    }
    AsyncFunction("requestPermission") { (name: String, promise: Promise) in
      switch name {
      case "bluetooth": launchedRadio.askForBluetooth { promise.resolve($0.rawValue) }
      case "notifications": askForNotices { promise.resolve($0.rawValue) }
      default: promise.resolve(PermissionStatus.notNeeded.rawValue)
      }
    }
    AsyncFunction("openBluetooth") { launchedRadio.askForPower() }

    Function("onGuard") { (hours: Double, words: GuardWordsOfFace) in
      let words = GuardWords(title: words.title, since: words.since, heard: words.heard, stop: words.stop)
      return launchedRadio.onGuard(hours, words)
    }
    Function("endGuard") { launchedRadio.endGuard() }
    Function("guarding") { guarding(launchedRadio.guarding) }

    Events("tapped", "awake")
    OnCreate { launchedRadio.whenTapped { [weak self] in self?.sendEvent("tapped") } }
    OnStartObserving("awake") { launchedRadio.whenAwake { [weak self] in self?.sendEvent("awake") } }
    OnStopObserving("awake") { launchedRadio.whenAwake(nil) }
    Function("notify") { (notice: NoticeOfFace) in launchedRadio.notify(notice.notice) }
    Function("taps") { launchedRadio.taps().map(tap) }
    Function("rested") { launchedRadio.rested() }
  }
}

/// face.ts, `schedule`: ERR_NO_TABLE, as Expo names it by the class.
private final class NoTableException: Exception {
  override var reason: String { "bytes that are no table of identities" }
}

private func schedule(_ bytes: Bytes) throws {
  do {
    guard let table = decodeTable(bytes) else { throw NoTable() }
    try launchedRadio.schedule(table)
  } catch is NoTable { throw NoTableException() }
}

/// face.ts, `CollectedScans`.
private func piece(_ one: Piece) -> [String: Any] {
  ["piece": one.name, "more": one.more, "scans": one.scans.map(scan)]
}

/// face.ts, `Guarding`.
private func guarding(_ view: GuardView) -> [String: Any?] {
  [
    "can": view.can, "since": view.since.map { Double($0) }, "until": view.until.map { Double($0) }, "heard": Double(view.heard),
    "cutAt": view.cutAt.map { Double($0) },
  ]
}

/// face.ts, `NoticeTap`.
private func tap(_ one: NoticeTap) -> [String: Any?] {
  ["key": one.key, "button": one.button, "at": Double(one.at)]
}

/// face.ts, `HeardScan`.
private func scan(_ kept: KeptScan) -> [String: Any?] {
  let one = kept.record
  return [
    "boot": kept.boot, "wall": Double(kept.wall), "at": Double(one.at), "gap": Double(one.gap), "count": one.count,
    "meanRssi": one.meanRssi, "bestRssi": one.bestRssi, "address": Data(one.address), "advert": Data(one.advert),
    "scanResponse": one.scanResponse.map { Data($0) }, "payload": one.payload.map { Data($0) },
  ]
}
