/// The face (face.ts) with what JavaScript hands over and gets back: Expo's own functions, records and types convert, over values
/// that a test made. How an engine makes them, and threads, are not seen here.
import CoreBluetooth
import ExpoModulesCore
import ExpoModulesJSI
import Foundation
import Network

/// Bytes inside a record: a typed array is one in an object too.
private struct WithBytes: Record {
  @Field var bytes: Data = Data()
}

private let CONTEXT = AppContext()

@JavaScriptActor
private func property(_ value: JavaScriptValue, _ name: String) -> JavaScriptValue { value.getObject().getProperty(name) }

@JavaScriptActor
func runFace(_ results: Results) {
  func test(_ name: String, _ body: @JavaScriptActor () throws -> Void) {
    results.test("face: \(name)") { try JavaScriptActor.assumeIsolated(body) }
  }
  let module = BluezoneRadioModule(appContext: CONTEXT)
  let made = Result { try module.definition().build(appContext: CONTEXT).asValue() }
  func call(_ name: String, _ arguments: JavaScriptValue...) throws -> JavaScriptValue {
    try property(made.get(), name).asFunction().fakeCall(arguments)
  }
  /// Whether the call throws.
  func refuses(_ name: String, _ arguments: [JavaScriptValue]) throws -> Bool {
    let function = try property(made.get(), name).asFunction()
    do {
      _ = try function.fakeCall(arguments)
      return false
    } catch { return true }
  }
  /// The first scan of a piece. Throws when there is none.
  func first(_ piece: JavaScriptValue) throws -> JavaScriptValue {
    let scans = try property(piece, "scans").asArray()
    guard scans.length > 0 else { throw NoTable() }
    return scans[0]
  }
  /// The code with which the call throws; nil when it does not.
  func code(_ name: String, _ arguments: [JavaScriptValue]) throws -> String? {
    let function = try property(made.get(), name).asFunction()
    do { _ = try function.fakeCall(arguments) } catch let error as Exception { return error.code }
    return nil
  }
  let plan: JavaScriptValue = .fake([
    "window": .number(4_000), "steadyEvery": .number(60_000), "nearEvery": .number(7_000), "nearFor": .number(120_000),
    "lowEvery": .number(300_000), "lowBelow": .number(0.15),
  ])

  test("constants are there, by their types") {
    let module = try made.get()
    results.equal(property(module, "txPower").kind, .number, "txPower")
    results.equal(property(module, "maker").getString(), "Apple", "maker")
    results.equal(property(module, "model").getString(), "iPhone14,5", "model")
  }
  test("numbers, texts and null come back as such") {
    results.equal(try call("state").getString(), "on", "state")
    results.equal(try call("aired").kind, .null, "aired")
    results.equal(try call("listened").getDouble(), 0, "listened")
    results.equal(try call("monotonic").getDouble(), 0, "monotonic")
    results.equal(try call("bootId").getString(), "boot-1", "bootId")
    results.equal(try call("batteryLevel").kind, .null, "battery")
  }
  test("settings are a record: what is left out is nil, what is of another type is refused") {
    _ = try call("settings", .fake(["companyId": .number(0x1234), "seekHidden": .true()]))
    results.equal(
      launchedRadio.settings, RadioSettings(companyId: 0x1234, seekHidden: true, overflowBit: nil), "without a bit")
    _ = try call(
      "settings", .fake(["companyId": .number(0xffff), "seekHidden": .false(), "overflowBit": .number(17)]))
    results.equal(launchedRadio.settings.overflowBit, 17, "with a bit")
    _ = try call("settings", .fake(["companyId": .number(0xffff), "seekHidden": .false(), "overflowBit": .undefined]))
    results.equal(launchedRadio.settings.overflowBit, nil, "undefined")
    results.equal(try refuses("settings", [.fake(["companyId": .fake("0xffff"), "seekHidden": .false()])]), true, "a text")
    results.equal(try refuses("settings", []), true, "nothing")
  }
  test("a plan is a record or null") {
    _ = try call("plan", plan)
    results.equal(launched.central.isScanning, true, "scans")
    _ = try call("plan", .null)
    results.equal(launched.central.isScanning, false, "null")
    results.equal(try refuses("plan", [.fake("often")]), true, "a text")
  }
  test("a schedule is bytes: none is silence, what is no table is refused with a code, and the one before stays") {
    func said() -> Bytes? { launched.read(CBCentral(fakeIdentifier: UUID())).1 }
    let good = encodeTable(table(2))
    results.equal(try call("schedule", .fake(bytes: good)).kind, .undefined, "a table")
    results.equal(said(), payload(1), "on the air")
    let backwards = encodeTable(table(2).reversed())
    for bad in [Bytes(good.dropLast()), [0], good + good, backwards, encodeTable(table(433))] {
      results.equal(try code("schedule", [.fake(bytes: bad)]), "ERR_NO_TABLE", "\(bad.count) bytes")
    }
    let others: [JavaScriptValue] = [.null, .undefined, .fake("bytes"), .number(7), .fake([.number(1)]), .fake(["0": .number(1)])]
    for other in others { results.equal(try refuses("schedule", [other]), true, "\(other.kind)") }
    results.equal(try refuses("schedule", []), true, "nothing")
    results.equal(said(), payload(1), "afterwards")
    _ = try call("schedule", .fake(bytes: []))
    results.equal(said(), nil, "silence")
  }
  test("what was heard comes as plain objects: bytes are Uint8Array, what is not there is null") {
    _ = try call("plan", plan)
    launched.discover(CBPeripheral(fakeIdentifier: UUID()), -70, [0xff, 0xff] + OTHERS)
    launched.pass(5_000)
    let piece = try call("collect", .null)
    results.equal(property(piece, "piece").kind, .string, "name")
    results.equal(property(piece, "more"), .false(), "more")
    results.equal(try property(piece, "scans").asArray().length, 1, "scans")
    let one = try first(piece)
    results.equal(property(one, "payload").fakeBytes, OTHERS, "payload")
    results.equal(property(one, "address").fakeBytes?.count, 6, "address")
    results.equal(property(one, "meanRssi").getDouble(), -70, "mean")
    results.equal(property(one, "count").getDouble(), 1, "count")
    results.equal(property(one, "boot").getString(), "boot-1", "boot")
    results.equal(property(one, "scanResponse").fakeBytes?.suffix(20) == OTHERS.suffix(20), true, "scan response")
    results.equal(try refuses("collect", [.number(1)]), true, "a number")
    let next = try call("collect", property(piece, "piece"))
    results.equal(try property(next, "scans").asArray().length, 0, "taken")
    launched.discover(CBPeripheral(fakeIdentifier: UUID()), -70, [0xff, 0xff, 1, 2, 3, 4, 5, 6])
    // The scan that hears it has yet to begin and to end.
    for _ in 0..<2 {
      launched.pass(65_000)
      _ = try call("collect", .null)
    }
    let bare = try first(call("collect", .null))
    results.equal(property(bare, "scanResponse").kind, .null, "no scan response")
    results.equal(property(bare, "payload").kind, .null, "no payload")
  }
  test("a notice with its buttons, and taps with a button or null") {
    let button: JavaScriptValue = .fake(["name": .fake("go"), "title": .fake("Mở"), "opens": .true()])
    _ = try call(
      "notify",
      .fake(["key": .fake("k"), "title": .fake("t"), "body": .fake("b"), "buttons": .fake([button])]))
    launchedRadio.tapped("k", button: "go")
    launchedRadio.tapped("k", button: nil)
    let taps = try call("taps").asArray()
    results.equal(taps.length, 2, "taps")
    results.equal(property(taps[0], "button").getString(), "go", "button")
    results.equal(property(taps[1], "button").kind, .null, "the notice itself")
    results.equal(property(taps[1], "at").kind, .number, "when")
  }
  test("promises: permission resolves to a text, match takes bytes and rejects what does not fit") {
    let permission = try call("permission", .fake("bluetooth"))
    results.equal(property(permission, "resolved").getString(), "granted", "bluetooth")
    let none = try call("match", .fake(bytes: []), .fake(bytes: []), .number(12))
    results.equal(property(none, "resolved").fakeBytes, [], "no rows")
    let wrong = try call("match", .fake(bytes: [1]), .fake(bytes: []), .number(12))
    results.equal(property(wrong, "rejected").kind, .string, "a row of one byte")
    let other = try call("match", .fake([.number(1)]), .fake(bytes: []), .number(12))
    results.equal(property(other, "rejected").kind, .string, "an array of numbers")
  }
  test("bytes cost nothing on a network that is neither expensive nor constrained, and only there") {
    for (status, expensive, constrained) in [
      (NWPath.Status.satisfied, false, false), (.satisfied, true, false), (.satisfied, false, true),
      (.unsatisfied, false, false), (.requiresConnection, false, false),
    ] {
      NWPathMonitor.fakePath = NWPath(fakeStatus: status, isExpensive: expensive, isConstrained: constrained)
      let free = status == .satisfied && !expensive && !constrained
      let answer = property(try call("unmetered"), "resolved")
      results.equal(answer.getBool(), free, "\(status) \(expensive) \(constrained)")
    }
  }
  test("Guard mode begins by hours and words, and says what it is") {
    _ = try call("plan", plan)
    let words: JavaScriptValue = .fake(["title": .fake("t"), "since": .fake("s"), "heard": .fake("h"), "stop": .fake("x")])
    let before = try call("guarding")
    results.equal(property(before, "can"), .true(), "can")
    results.equal(property(before, "since").kind, .null, "not yet")
    results.equal(try call("onGuard", .number(4), words), .true(), "begins")
    let view = try call("guarding")
    results.equal(property(view, "until").getDouble() - property(view, "since").getDouble(), 14_400_000, "four hours")
    results.equal(property(view, "heard").getDouble(), 0, "heard")
    _ = try call("endGuard")
    results.equal(property(try call("guarding"), "since").kind, .null, "ended")
    results.equal(try refuses("onGuard", [.fake("4"), words]), true, "a text")
  }
  test("counts are numbers by name") {
    let counts = try call("counts").asObject()
    results.equal(counts.getPropertyNames().sorted(), Counts.Name.allCases.map(\.rawValue).sorted(), "names")
    results.equal(counts.getProperty("heard").kind, .number, "heard")
  }
  test("events are sent when there is a tap") {
    // A module that was created has its listeners.
    let definition = module.definition()
    results.equal(definition.fakeNames, ["tapped", "awake"], "names")
    definition.fakeCreated()
    launchedRadio.tapped("k", button: nil)
    launched.settle()
    results.equal(CONTEXT.fakeEmitter.fakeSent, ["tapped"], "sent")
  }
  test("bytes in a record are a typed array's, and nothing else is taken for them") {
    @JavaScriptActor func bytes(_ value: JavaScriptValue) throws -> Data {
      try WithBytes.from(object: JavaScriptValue.fake(["bytes": value]).getObject(), appContext: CONTEXT).bytes
    }
    results.equal(try bytes(.fake(bytes: [2, 17, 255])), Data([2, 17, 255]), "three")
    results.equal(try bytes(.fake(bytes: [])), Data(), "none")
    for wrong: JavaScriptValue in [.fake([.number(2)]), .fake(["0": .number(2)]), .fake(bytes: [2], .Int8Array)] {
      let taken = try? bytes(wrong)
      results.equal(taken, nil, "\(wrong.kind)")
    }
  }
}
