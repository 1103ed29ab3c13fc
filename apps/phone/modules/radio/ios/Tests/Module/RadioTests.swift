/// The module over a double of CoreBluetooth (`Bench`): what it says, hears, keeps and refuses.
import CoreBluetooth
import Foundation

func runRadio(_ results: Results, _ folder: String) {
  func test(_ name: String, _ body: (Bench) throws -> Void) {
    CBManager.fakeAuthorization = .allowedAlways
    let bench = Bench(folder, name.filter(\.isLetter))
    results.test("radio: \(name)") { try body(bench) }
  }

  test("whoever was not asked for Bluetooth is not asked by the launch, but when the app asks") { bench in
    CBManager.fakeAuthorization = .notDetermined
    let before = CBCentralManager.fakeMade.count
    bench.radio.begin()
    bench.settle()
    results.equal(CBCentralManager.fakeMade.count, before, "managers at launch")
    results.equal(bench.radio.state(), .refused, "state")
    let answer = Answer()
    bench.radio.askForBluetooth { answer.status = $0 }
    bench.settle()
    results.equal(CBCentralManager.fakeMade.count, before + 1, "managers when asked")
    results.equal(answer.status, nil, "no answer before the resident's")
    CBManager.fakeAuthorization = .allowedAlways
    bench.turn(.poweredOn)
    results.equal(answer.status, .granted, "answer")
    results.equal(bench.radio.state(), .on, "state afterwards")
  }
  test("both managers are made at launch with names under which the system restores them") { bench in
    bench.start()
    results.equal(
      bench.central.fakeOptions[CBCentralManagerOptionRestoreIdentifierKey] as? String, "vn.bluezone.radio.central", "central")
    results.equal(
      bench.peripheral.fakeOptions[CBPeripheralManagerOptionRestoreIdentifierKey] as? String,
      "vn.bluezone.radio.peripheral", "peripheral")
  }
  test("a service that the system restored stays: who had the app started by asking is answered") { bench in
    bench.start()
    try bench.radio.schedule(table(2))
    bench.restart()
    let service = CBMutableService(type: CBUUID(string: SERVICE_UUID), primary: true)
    let there = CBMutableCharacteristic(
      type: CBUUID(string: PAYLOAD_UUID), properties: [.read], value: nil, permissions: [.readable])
    service.characteristics = [there]
    bench.play {
      $0.peripheral.delegate?.peripheralManager(
        $0.peripheral, willRestoreState: [CBPeripheralManagerRestoredStateServicesKey: [service]])
    }
    bench.turn(.poweredOn)
    results.equal(bench.peripheral.fakeCalls, ["stopAdvertising", "startAdvertising"], "calls")
    let request = CBATTRequest(fakeFrom: CBCentral(fakeIdentifier: UUID()), there, offset: 0, value: nil)
    bench.play { $0.peripheral.delegate?.peripheralManager($0.peripheral, didReceiveRead: request) }
    results.equal(request.value.map { Bytes($0) }, payload(1), "read")
  }
  test("links that the system restored end: nobody waits for them") { bench in
    bench.restart()
    let phone = CBPeripheral(fakeIdentifier: UUID())
    bench.play {
      $0.central.delegate?.centralManager(
        $0.central, willRestoreState: [CBCentralManagerRestoredStatePeripheralsKey: [phone]])
    }
    bench.turn(.poweredOn)
    results.equal(bench.central.fakeCalls, ["cancel \(phone.identifier)"], "calls")
  }
  test("the advert names the service and nothing else; without a table there is none") { bench in
    bench.start()
    results.equal(bench.peripheral.isAdvertising, false, "before")
    try bench.radio.schedule(table(2))
    results.equal(bench.peripheral.isAdvertising, true, "with a table")
    results.equal(bench.peripheral.fakeAdvert.map { Array($0.keys) }, [CBAdvertisementDataServiceUUIDsKey], "keys")
    results.equal(try bench.radio.aired(), 1, "aired")
    try bench.radio.schedule([])
    results.equal(bench.peripheral.isAdvertising, false, "silence")
    results.equal(try bench.radio.aired(), 1, "aired afterwards")
  }
  test("what is read is the payload of that moment, although nobody woke the app; in a gap and after the last nothing") { bench in
    bench.start()
    try bench.radio.schedule(table(3))
    let other = CBCentral(fakeIdentifier: UUID())
    let answer = bench.read(other)
    results.equal(answer.0, "respond success", "first")
    results.equal(answer.1, payload(1), "first")
    results.equal(bench.read(other, offset: 15).1, Bytes(payload(1).suffix(5)), "from an offset")
    results.equal(bench.read(other, offset: 21).0, "respond invalidOffset", "beyond")
    bench.pass(1_210_000)
    results.equal(bench.read(other).1, payload(3), "third")
    results.equal(try bench.radio.aired(), 3, "aired")
    bench.pass(588_000)
    results.equal(bench.read(other).0, "respond readNotPermitted", "after the last")
    results.equal(bench.peripheral.isAdvertising, false, "advert")
  }
  test("a visit belongs to the identity that was there when it began, and learns nothing of the next") { bench in
    bench.start()
    try bench.radio.schedule(table(2))
    let guest = CBCentral(fakeIdentifier: UUID())
    bench.pass(595_000)
    results.equal(bench.read(guest).1, payload(1), "first")
    bench.pass(6_000)
    results.equal(bench.read(guest).0, "respond insufficientResources", "the same visit, another identity")
    results.equal(bench.write(guest, OTHERS), "respond insufficientResources", "nor is anything taken of it")
    results.equal(bench.read(CBCentral(fakeIdentifier: UUID())).1, payload(2), "somebody else")
    bench.pass(10_000)
    results.equal(bench.read(guest).1, payload(2), "another visit")
  }
  test("a new table takes its place at once: early close") { bench in
    bench.start()
    try bench.radio.schedule(table(2))
    let other = CBCentral(fakeIdentifier: UUID())
    let successor = table(2).map { one in
      ScheduledIdentity(
        name: one.name + 10,
        identity: Identity(
          from: one.identity.from, until: one.identity.until, advert: [], scanResponse: [], payload: payload(9)))
    }
    try bench.radio.schedule(successor)
    results.equal(bench.read(other).1, payload(9), "read")
    results.equal(try bench.radio.aired(), 11, "aired")
  }
  test("a table that is none is refused, and the one before goes on") { bench in
    bench.start()
    try bench.radio.schedule(table(2))
    for bad in [Array(table(2).reversed()), table(2) + table(1), table(433)] {
      var refused = false
      do { try bench.radio.schedule(bad) } catch is NoTable { refused = true }
      results.equal(refused, true, "refused")
    }
    results.equal(bench.read(CBCentral(fakeIdentifier: UUID())).1, payload(1), "read")
  }
  test("started again in the same boot it goes on; in another boot it is silent") { bench in
    bench.start()
    try bench.radio.schedule(table(3))
    bench.radio.setPlan(PLAN)
    bench.pass(700_000)
    bench.start()
    results.equal(bench.peripheral.isAdvertising, true, "the same boot")
    results.equal(bench.read(CBCentral(fakeIdentifier: UUID())).1, payload(2), "read")
    results.equal(bench.central.isScanning, true, "scans")
    bench.clock.bootId = "boot-2"
    bench.clock.at = 10_000
    bench.start()
    results.equal(bench.peripheral.isAdvertising, false, "another boot")
    results.equal(bench.read(CBCentral(fakeIdentifier: UUID())).0, "respond readNotPermitted", "read")
    results.equal(bench.central.isScanning, true, "scans there too")
    results.equal(try bench.radio.aired(), 2, "aired")
  }
  test("the table is sealed at rest, and without the vault's key there is silence") { bench in
    bench.start()
    try bench.radio.schedule(table(2))
    let file = ["", "-wal"].compactMap { FileManager.default.contents(atPath: bench.path + $0) }.reduce(Data(), +)
    results.equal(file.range(of: Data(payload(1))), nil, "clear")
    results.equal(file.range(of: Data(payload(1).map { ~$0 })) == nil, false, "sealed")
    bench.vault.isLocked = true
    var failed = false
    do { try bench.radio.schedule(table(3)) } catch is TurningVault.Locked { failed = true }
    results.equal(failed, true, "told")
    results.equal(bench.peripheral.isAdvertising, false, "silence")
    bench.vault.isLocked = false
    bench.start()
    results.equal(bench.peripheral.isAdvertising, false, "and after a restart")
  }
  test("what was handed over while the file could not be opened is in it later, and what was heard meanwhile too") { bench in
    bench.start()
    bench.radio.setPlan(PLAN)
    let files = ["", "-wal", "-shm"]
    let away = "\(folder)/away"
    try FileManager.default.createDirectory(atPath: away, withIntermediateDirectories: true)
    bench.leave()
    for file in files { try? FileManager.default.moveItem(atPath: bench.path + file, toPath: "\(away)/kept\(file)") }
    try FileManager.default.createDirectory(atPath: bench.path, withIntermediateDirectories: true)
    bench.start()
    results.equal(bench.central.isScanning, false, "no plan")
    var failed = false
    do { try bench.radio.schedule(table(1)) } catch is Database.Fault { failed = true }
    results.equal(failed, true, "no table")
    let other = ScanPlan(
      window: 5_000, steadyEvery: 30_000, nearEvery: 7_000, nearFor: 0, lowEvery: 300_000, lowBelow: 0)
    bench.radio.setPlan(other)
    results.equal(bench.central.isScanning, true, "the plan of now")
    bench.discover(CBPeripheral(fakeIdentifier: UUID()), -70, [0xff, 0xff] + OTHERS)
    bench.pass(6_000)
    bench.radio.batteryIs(nil)
    bench.settle()
    try FileManager.default.removeItem(atPath: bench.path)
    for file in files { try? FileManager.default.moveItem(atPath: "\(away)/kept\(file)", toPath: bench.path + file) }
    bench.discover(CBPeripheral(fakeIdentifier: UUID()), -60, [0xff, 0xff] + OTHERS)
    results.equal(try bench.collected().count, 1, "heard meanwhile")
    bench.pass(31_000)
    bench.radio.batteryIs(nil)
    bench.settle()
    bench.pass(6_000)
    results.equal(try bench.collected().count, 2, "and afterwards")
    bench.start()
    results.equal(bench.central.isScanning, true, "a plan after a restart")
    bench.pass(5_500)
    bench.radio.batteryIs(nil)
    bench.settle()
    results.equal(bench.central.isScanning, false, "it is the later one: its scan is over after 5 s")
  }
  test("what is heard is one record a scan, kept until it is taken; a scan that nobody ended in time ends first") { bench in
    bench.start()
    bench.radio.setPlan(PLAN)
    let phone = CBPeripheral(fakeIdentifier: UUID())
    let data: Bytes = [0xff, 0xff] + OTHERS
    bench.discover(phone, -70, data)
    bench.pass(1_000)
    bench.discover(phone, -60, data)
    bench.pass(1_800_000)
    bench.discover(phone, -50, data)
    let scans = try bench.collected()
    results.equal(scans.count, 1, "records")
    let one = scans[0].record
    results.equal([one.count, one.bestRssi, Int(one.meanRssi), one.at, one.gap], [2, -60, -65, 0, 60_000], "levels")
    results.equal(one.payload, OTHERS, "payload")
    results.equal(one.address, standIn(phone.identifier), "address")
    results.equal(bench.radio.totalListened(), 4_000, "listened")
    bench.start()
    results.equal(try bench.collected(), scans, "after a restart")
    results.equal(bench.radio.totalListened(), 4_000, "listened after a restart")
  }
  test("who names the service alone is connected to: read, written, closed; its levels are its payload's") { bench in
    bench.start()
    bench.radio.setPlan(PLAN)
    try bench.radio.schedule(table(1))
    let phone = CBPeripheral(fakeIdentifier: UUID())
    bench.discover(phone, -70)
    results.equal(bench.central.fakeCalls.last, "connect \(phone.identifier)", "connect")
    bench.exchange(phone)
    results.equal(
      phone.fakeCalls,
      ["discoverServices", "discoverCharacteristics", "readValue", "writeValue withResponse \(payload(1))"], "steps")
    results.equal(bench.central.fakeCalls.last, "connect \(phone.identifier)", "still linked, for the other to read our level")
    Thread.sleep(forTimeInterval: 0.8)
    bench.settle()
    results.equal(bench.central.fakeCalls.last, "cancel \(phone.identifier)", "closed half a second later")
    bench.pass(5_000)
    results.equal(try bench.collected().map(\.record.payload), [OTHERS], "record")
  }
  test("a link that lingers ends with its identity, and none is called over it") {
    bench in
    bench.start()
    bench.radio.setPlan(PLAN)
    try bench.radio.schedule(table(2))
    let phone = CBPeripheral(fakeIdentifier: UUID())
    bench.discover(phone, -70)
    bench.exchange(phone)
    try bench.radio.schedule(table(2, from: bench.clock.at + 1_000))
    results.equal(bench.central.fakeCalls.last, "cancel \(phone.identifier)", "at once")
  }
  test("it counts what it does, and names nobody") { bench in
    bench.start()
    bench.radio.setPlan(PLAN)
    try bench.radio.schedule(table(1))
    results.equal(Array(bench.radio.counts().keys).sorted(), Counts.Name.allCases.map(\.rawValue).sorted(), "names")
    let phone = CBPeripheral(fakeIdentifier: UUID())
    bench.discover(phone, -70)
    bench.exchange(phone)
    _ = bench.read(CBCentral(fakeIdentifier: UUID()))
    _ = bench.write(CBCentral(fakeIdentifier: UUID()), OTHERS)
    let counts = bench.radio.counts()
    for name in ["scansBegun", "heard", "callsBegun", "callsAnswered", "reads", "writes", "advertsBegun", "levelsMissed"] {
      results.equal(counts[name], 1, name)
    }
    results.equal([counts["callsFailed"], counts["faults"], counts["runsBehind"]], [0, 0, 0], "nothing else")
    _ = bench.read(CBCentral(fakeIdentifier: UUID()), offset: 21)
    try bench.radio.schedule([])
    _ = bench.read(CBCentral(fakeIdentifier: UUID()))
    results.equal(bench.radio.counts()["reads"], 1, "reads that were refused")
  }
  test("an advert or a service that the system refuses is a mute phone, and the next identity tries again") { bench in
    bench.start()
    try bench.radio.schedule(table(2))
    let refusal = NSError(domain: "CBErrorDomain", code: 0)
    bench.play { $0.peripheral.delegate?.peripheralManagerDidStartAdvertising($0.peripheral, error: refusal) }
    results.equal(bench.radio.state(), .mute, "refused")
    bench.play { $0.peripheral.delegate?.peripheralManagerDidStartAdvertising($0.peripheral, error: nil) }
    results.equal(bench.radio.state(), .on, "taken")
    bench.play { $0.central.fakeTurn(.resetting) }
    results.equal(bench.radio.state(), .failing, "resetting")
  }
  test("a call that fails, a stranger, and Bluetooth that goes off end the exchange; nobody is called at once again") { bench in
    for end in 0..<3 {
      bench.start()
      bench.radio.setPlan(PLAN)
      try bench.radio.schedule(table(1, from: bench.clock.at))
      let phone = CBPeripheral(fakeIdentifier: UUID())
      bench.discover(phone, -70)
      results.equal(bench.central.fakeCalls.last, "connect \(phone.identifier)", "connect \(end)")
      if end == 0 {
        bench.play { $0.central.delegate?.centralManager($0.central, didFailToConnect: phone, error: nil) }
      } else if end == 1 {
        phone.fakeServices = []
        bench.play { $0.central.delegate?.centralManager($0.central, didConnect: phone) }
        bench.play { _ in phone.delegate?.peripheral(phone, didDiscoverServices: nil) }
      } else {
        bench.turn(.poweredOff)
        bench.turn(.poweredOn)
      }
      let connects = bench.central.fakeCalls.filter { $0.hasPrefix("connect") }.count
      bench.pass(1_000)
      bench.discover(phone, -70)
      // What goes off forgets whom it knew, but not that a call failed.
      results.equal(bench.central.fakeCalls.filter { $0.hasPrefix("connect") }.count, connects, "again \(end)")
      bench.pass(700_000)
    }
  }
  test("a written payload counts once, at the level that our own radio reads; of another length it is refused") { bench in
    bench.start()
    bench.radio.setPlan(PLAN)
    try bench.radio.schedule(table(1))
    let id = UUID()
    let other = CBCentral(fakeIdentifier: id)
    let phone = CBPeripheral(fakeIdentifier: id)
    bench.central.fakeKnown = [phone]
    results.equal(bench.write(other, Bytes(OTHERS.dropLast())), "respond invalidAttributeValueLength", "19 bytes")
    results.equal(bench.write(other, OTHERS + [0]), "respond invalidAttributeValueLength", "21 bytes")
    for _ in 0..<2 {
      results.equal(bench.write(other, OTHERS), "respond success", "20 bytes")
      bench.play { $0.central.delegate?.centralManager($0.central, didConnect: phone) }
      bench.play { _ in phone.delegate?.peripheral(phone, didReadRSSI: NSNumber(value: -58), error: nil) }
    }
    let scans = try bench.collected()
    results.equal(scans.map(\.record.payload), [OTHERS], "records")
    results.equal(scans.first?.record.bestRssi, -58, "level")
  }
  test("who writes and has no level is not recorded") { bench in
    bench.start()
    bench.radio.setPlan(PLAN)
    try bench.radio.schedule(table(1))
    results.equal(bench.write(CBCentral(fakeIdentifier: UUID()), OTHERS), "respond success", "written")
    results.equal(try bench.collected(), [], "records")
  }
  test("strangers: three visits a minute of one, thirty of all") { bench in
    bench.start()
    try bench.radio.schedule(table(1))
    let one = CBCentral(fakeIdentifier: UUID())
    for visit in 0..<4 {
      results.equal(
        bench.read(one).0, visit < 3 ? "respond success" : "respond insufficientResources", "visit \(visit)")
      bench.pass(10_000)
    }
    bench.pass(60_000)
    for n in 0..<31 {
      let answer = bench.read(CBCentral(fakeIdentifier: UUID())).0
      results.equal(answer, n < 30 ? "respond success" : "respond insufficientResources", "stranger \(n)")
    }
  }
  test("without a plan it does not scan; behind a scan goes on over its rest") { bench in
    bench.start()
    results.equal(bench.central.isScanning, false, "no plan")
    bench.radio.setPlan(PLAN)
    results.equal(bench.central.isScanning, true, "a plan")
    bench.pass(5_000)
    bench.radio.batteryIs(0.5)
    bench.settle()
    results.equal(bench.central.isScanning, false, "in front it rests")
    bench.radio.isInFront(false)
    bench.settle()
    results.equal(bench.central.isScanning, true, "behind it goes on")
    bench.pass(60_000)
    bench.radio.batteryIs(0.5)
    bench.pass(5_000)
    bench.radio.batteryIs(0.4)
    bench.settle()
    results.equal(bench.central.isScanning, true, "over the rest too")
    bench.radio.setPlan(nil)
    results.equal(bench.central.isScanning, false, "no plan again")
  }
  test("behind, as long as somebody is heard, a scan is begun anew; in front it is not") { bench in
    bench.restart(scanAgain: 20)
    bench.turn(.poweredOn)
    bench.radio.setPlan(PLAN)
    let phone = CBPeripheral(fakeIdentifier: UUID())
    func scansAfterOneIsHeard() -> Int {
      let before = bench.central.fakeCalls.count
      bench.discover(phone, -70, [0xff, 0xff] + OTHERS)
      bench.discover(phone, -70, [0xff, 0xff] + OTHERS)
      Thread.sleep(forTimeInterval: 0.3)
      bench.settle()
      return bench.central.fakeCalls.dropFirst(before).filter { $0.hasPrefix("scan") }.count
    }
    results.equal(scansAfterOneIsHeard(), 0, "in front")
    bench.radio.isInFront(false)
    bench.settle()
    results.equal(scansAfterOneIsHeard(), 1, "behind")
    results.equal(scansAfterOneIsHeard(), 1, "and again")
  }
  test("forgotten: silent, deaf, and nothing is left in the file, but for the settings") { bench in
    bench.start()
    bench.radio.setSettings(RadioSettings(companyId: 0x1234, seekHidden: false))
    bench.radio.setPlan(PLAN)
    try bench.radio.schedule(table(2))
    bench.discover(CBPeripheral(fakeIdentifier: UUID()), -70, [0x34, 0x12] + OTHERS)
    bench.pass(5_000)
    let piece = try bench.radio.collect(taken: nil)
    results.equal(piece.scans.count, 1, "heard before")
    try bench.radio.forget()
    results.equal(bench.peripheral.isAdvertising, false, "silent")
    results.equal(bench.central.isScanning, false, "deaf")
    results.equal(try bench.radio.aired(), nil, "aired")
    results.equal(bench.radio.totalListened(), 0, "listened")
    let after = try bench.radio.collect(taken: nil)
    results.equal(after.scans, [], "heard")
    results.equal(after.name == piece.name, false, "another piece")
    let files = ["", "-wal"].compactMap { FileManager.default.contents(atPath: bench.path + $0) }.reduce(Data(), +)
    results.equal(files.range(of: Data(OTHERS)), nil, "bytes heard")
    results.equal(files.range(of: Data(payload(1).map { ~$0 })), nil, "sealed bytes")
    bench.start()
    results.equal(bench.peripheral.isAdvertising || bench.central.isScanning, false, "after a restart")
  }
  test("it says what is wrong: off, refused, absent, mute") { bench in
    bench.start()
    bench.turn(.poweredOff)
    results.equal(bench.radio.state(), .off, "off")
    bench.turn(.unsupported)
    results.equal(bench.radio.state(), .absent, "absent")
    bench.play { $0.central.fakeTurn(.poweredOn) }
    results.equal(bench.radio.state(), .mute, "mute")
    CBManager.fakeAuthorization = .denied
    results.equal(bench.radio.state(), .refused, "refused")
  }
  test("settings change what is ours, and are kept") { bench in
    bench.start()
    bench.radio.setPlan(PLAN)
    bench.radio.setSettings(RadioSettings(companyId: 0x1234, seekHidden: false))
    bench.start()
    let phone = CBPeripheral(fakeIdentifier: UUID())
    bench.discover(phone, -70, [0x34, 0x12] + OTHERS)
    bench.pass(5_000)
    results.equal(try bench.collected().map(\.record.payload), [OTHERS], "records")
  }
}

private final class Answer: @unchecked Sendable { var status: PermissionStatus? }
