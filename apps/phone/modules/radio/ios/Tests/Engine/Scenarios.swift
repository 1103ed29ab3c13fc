/// The engine against `vectors/radio/`: what the engines in TypeScript and Kotlin are held to as well. Each file says what its steps
/// mean; a step is done and what it gives is compared.

/// Runs all steps of all cases of a file. `begin` makes what takes a case's steps.
private func cases(
  _ results: Results, _ all: Json, _ name: String, _ begin: (_ one: Json) -> (_ step: Json) throws -> Void
) {
  for one in all.cases!.list {
    results.test("\(name): \(one.why!.text!)") {
      let run = begin(one)
      for step in one.steps?.list ?? [one] { try run(step) }
    }
  }
}

private func identity(_ one: Json) -> Identity {
  let n = UInt8(one.n!.int!)
  func bytes(_ length: Json?, _ usual: Int) -> Bytes { Bytes(repeating: n, count: length?.int ?? usual) }
  return Identity(
    from: one.from!.int!, until: one.until!.int!, advert: bytes(one.advertLength, 31),
    scanResponse: bytes(one.responseLength, 24), payload: bytes(one.payloadLength, 20))
}

private func plan(_ one: Json) -> ScanPlan? {
  if one == .null { return nil }
  return ScanPlan(
    window: one.window!.int!, steadyEvery: one.steadyEvery!.int!, nearEvery: one.nearEvery!.int!,
    nearFor: one.nearFor!.int!, lowEvery: one.lowEvery!.int!, lowBelow: one.lowBelow!.double!)
}

private func crowd(_ n: Int) -> [Bytes] { (0..<n).map { number($0, 6) } }
/// Big-endian.
private func number(_ n: Int, _ length: Int) -> Bytes {
  (0..<length).reversed().map { UInt8(truncatingIfNeeded: n >> (8 * $0)) }
}

func runScenarios(_ results: Results, _ read: (String) -> Json) {
  runSaid(results, read("said"))
  runIdentityClock(results, read("identity-clock"))
  runDutyCycle(results, read("duty-cycle"))
  runContactTable(results, read("contact-table"))
  runExchange(results, read("exchange"))
  runInbox(results, read("inbox"))
  runAdmission(results, read("admission"))
  runEngine(results, read("engine"))
}

private func runSaid(_ results: Results, _ all: Json) {
  func shown(_ what: PeerMessage) -> Json {
    switch what {
    case .payload(let payload): return .object(["is": .text("payload"), "payload": .of(payload)])
    case .short(let shortId): return .object(["is": .text("short"), "shortId": .of(shortId)])
    default: return .object(["is": .text("\(what)")])
    }
  }
  cases(results, all, "said") { _ in
    { one in
      let (company, bit) = (one.companyId?.int ?? 0xffff, one.overflowBit?.int)
      let what = said(one.advert!.bytes!, one.scanResponse?.bytes, company: company, overflowBit: bit)
      results.equal(shown(what), one.says!, "says")
    }
  }
}

private func runIdentityClock(_ results: Results, _ all: Json) {
  cases(results, all, "identity-clock") { _ in
    var clock = IdentityClock()
    return { step in
      let at = step.at?.int ?? 0
      if let table = step.replace?.list.map(identity) {
        let taken: Bool
        do {
          try clock.replace(table)
          taken = true
        } catch is NoTable { taken = false }
        results.equal(taken, step.refused == nil, "taken")
      } else {
        results.equal(.of(clock.due(at).map { Int($0.payload[0]) }), step.due!, "due at \(at)")
        results.equal(.of(clock.next(at)), step.next!, "next at \(at)")
      }
    }
  }
}

private func runDutyCycle(_ results: Results, _ all: Json) {
  cases(results, all, "duty-cycle") { _ in
    var cycle = DutyCycle(plan(all.plan!)!)
    return { step in
      let at = step.at?.int ?? 0
      let battery = step.battery?.double
      if let new = step.plan { cycle.plan = plan(new)! }
      else if step.stop != nil { cycle.stop() }
      else if step.someoneNew != nil { cycle.someoneNew(at) }
      else if let start = step.start { results.equal(.of(cycle.start(at, battery)), start, "start at \(at)") }
      else { results.equal(.of(cycle.next(at, battery)), step.next!, "next at \(at)") }
    }
  }
}

private func runContactTable(_ results: Results, _ all: Json) {
  func what(_ step: Json) -> PeerMessage {
    switch step.is!.text! {
    case "payload": return .payload(step.payload!.bytes!)
    case "short": return .short(step.shortId!.bytes!)
    case "bare": return .bare
    default: return .hidden
    }
  }
  cases(results, all, "contact-table") { one in
    var table = ContactTable(seekHidden: one.hidden!.bool)
    return { step in
      let at = step.at?.int ?? 0
      if let address = step.heard?.bytes {
        results.equal(.of(table.heard(at, address, what(step), step.rssi!.int)), step.belongs!, "heard at \(at)")
      } else if let wanted = step.wanted {
        results.equal(.of(table.wanted(at, mute: step.mute!.bool)), wanted, "wanted at \(at)")
      } else if step.calling != nil {
        table.calling(at)
      } else if let address = step.met?.bytes {
        let level = table.met(at, address, step.payload!.bytes!, told: step.told!.bool)
        results.equal(.of(level), step.level!, "met at \(at)")
      } else if let address = step.missed?.bytes {
        table.missed(at, address)
      } else if step.renew != nil {
        table.renew()
      } else if let address = step.has?.bytes {
        results.equal(table.has(at, address), step.is!.bool, "has at \(at)")
      } else if let n = step.crowd?.int {
        for address in crowd(n) { _ = table.heard(at, address, .short(Bytes(repeating: 0, count: 6)), -60) }
      } else {
        results.equal(.of(table.count), step.size!, "size at \(at)")
      }
    }
  }
}

private func runExchange(_ results: Results, _ all: Json) {
  func happened(_ step: Json) -> OnLink {
    switch step.on!.text! {
    case "found": return .found(signal: step.signal!.bool)
    case "not-found": return .notFound
    case "read": return .read(step.value!.bytes!)
    case "written": return .written
    case "too-late": return .tooLate
    default: return .failed
    }
  }
  func shown(_ step: Step) -> [String: Json] {
    switch step {
    case .discover: return ["step": .text("discover")]
    case .read: return ["step": .text("read")]
    case .write(let value): return ["step": .text("write"), "value2": .of(value)]
    case .close(.payload(let payload, let written)):
      return ["step": .text("close"), "outcome": .text("payload"), "payload": .of(payload), "written": .bool(written)]
    case .close(let outcome): return ["step": .text("close"), "outcome": .text("\(outcome)")]
    }
  }
  cases(results, all, "exchange") { one in
    var exchange = ExchangeSteps(own: one.own!.bytes)
    return { step in
      guard case .object(let fields) = step else { return }
      let expected = fields.filter { !["on", "signal", "value"].contains($0.key) }
      let next = step.on == nil ? exchange.begin() : exchange.next(happened(step))
      results.equal(shown(next), expected, "step")
    }
  }
}

private func runInbox(_ results: Results, _ all: Json) {
  cases(results, all, "inbox") { _ in
    var inbox = Inbox()
    return { step in
      if step.renew != nil { inbox.renew() }
      else if let payload = step.take?.bytes { results.equal(inbox.take(payload), step.counts!.bool, "take") }
      else {
        for i in 0..<step.flood!.int! {
          results.equal(inbox.take(Bytes(repeating: 0xff, count: 16) + number(i, 4)), true, "number \(i)")
        }
      }
    }
  }
}

private func runAdmission(_ results: Results, _ all: Json) {
  cases(results, all, "admission") { _ in
    var admission = Admission(LIMITS)
    return { step in
      let at = step.at!.int!
      if let address = step.connects?.bytes {
        let refused = admission.refuse(address, at).map { Json.text("\($0)") } ?? .null
        results.equal(refused, step.refused!, "at \(at)")
      } else if let n = step.crowd?.int {
        for address in crowd(n) { results.equal(admission.refuse(address, at), nil, "at \(at)") }
      } else {
        results.equal(.of(admission.closedFor(at)), step.closedFor!, "at \(at)")
      }
    }
  }
}

/// The engine on one file of the form of `vectors/radio/engine.json`.
func runEngine(_ results: Results, _ all: Json) {
  cases(results, all, "engine") { _ in
    let engine = RadioEngine(EngineSettings(companyId: 0xffff, seekHidden: true, plan: plan(all.plan!)))
    return { step in
      let at = step.at!.int!
      let input = input(step.in!)
      if step.refused != nil {
        var refused = false
        do { _ = try engine.handle(at, input) } catch is NoTable { refused = true }
        results.equal(refused, true, "refused at \(at)")
      } else {
        results.equal(.list(try engine.handle(at, input).map(shown)), step.out!, "at \(at)")
      }
      results.equal(.of(engine.wakeAt(at)), step.wakeAt!, "wakeAt at \(at)")
    }
  }
}

private func input(_ one: Json) -> RadioInput {
  switch one.is!.text! {
  case "identities": return .identities(one.table!.list.map(identity))
  case "plan": return .plan(plan(one.plan!))
  case "condition": return .condition(Condition(rawValue: one.condition!.text!)!)
  case "battery": return .battery(one.share!.double)
  case "heard":
    return .heard(
      address: one.address!.bytes!, rssi: one.rssi!.int, advert: one.advert!.bytes!, scanResponse: one.scanResponse!.bytes)
  case "exchanged":
    let outcome: Outcome
    switch one.outcome!.text! {
    case "payload": outcome = .payload(one.payload!.bytes!, written: one.written!.bool)
    case "stranger": outcome = .stranger
    default: outcome = .failed
    }
    return .exchanged(address: one.address!.bytes!, outcome: outcome)
  case "written":
    return .written(address: one.address!.bytes!, payload: one.payload!.bytes!, rssi: one.rssi!.int)
  default: return .time
  }
}

private func shown(_ action: RadioAction) -> Json {
  switch action {
  case .advertise(let identity): return .object(["do": .text("advertise"), "n": .of(Int(identity.payload[0]))])
  case .silence: return .object(["do": .text("silence")])
  case .scan: return .object(["do": .text("scan")])
  case .rest: return .object(["do": .text("rest")])
  case .call(let address, let own):
    return .object(["do": .text("call"), "address": .of(address), "own": .of(own)])
  case .record(let one):
    return .object([
      "do": .text("record"), "at": .of(one.at), "gap": .of(one.gap), "count": .of(one.count),
      "meanRssi": .number(one.meanRssi), "bestRssi": .of(one.bestRssi), "address": .of(one.address),
      "advert": .of(one.advert), "scanResponse": .of(one.scanResponse), "payload": .of(one.payload),
    ])
  }
}
