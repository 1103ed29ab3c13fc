/// When a radio that is left alone scans: steadily, closely for a while after somebody new, seldom on a weak battery. The figures
/// are data.

/// How to scan.
struct ScanPlan: Equatable, Codable {
  /// Length of one scan.
  let window: Milliseconds
  /// From one scan's start to the next.
  let steadyEvery: Milliseconds
  let nearEvery: Milliseconds
  /// How long somebody new makes it listen closely.
  let nearFor: Milliseconds
  let lowEvery: Milliseconds
  /// Battery share below which scans are seldom, 0–1; above 1 they always are.
  let lowBelow: Double
}

/// Android mutes a program that starts a sixth scan within 30 s, without a word.
let SHORTEST_PERIOD: Milliseconds = seconds(7)
/// A longer pause than this was no listening: the next scan stands for its own period.
private let LONGEST_GAP = minutes(6)
/// Somebody is always new in a crowd: listening closely begins at most once in each of these.
private let NEAR_ONCE_IN = minutes(10)

struct DutyCycle {
  /// The scan that goes on ends by the plan it began with; the next starts by this one.
  var plan: ScanPlan
  private var last: Milliseconds?
  private var nearUntil: Milliseconds?
  private var nearIn: Int?

  init(_ plan: ScanPlan) { self.plan = plan }

  var window: Milliseconds { plan.window }

  /// When the next scan starts: now, when there was none since the radio began to hear. `battery`: share, nil when unknown.
  func next(_ at: Milliseconds, _ battery: Double?) -> Milliseconds {
    last.map { max(at, $0 + period(at, battery)) } ?? at
  }

  /// A scan starts. Returns how much listening it stands for: the time since the one before.
  mutating func start(_ at: Milliseconds, _ battery: Double?) -> Milliseconds {
    let since = last.map { at - $0 }
    last = at
    if let since, since <= LONGEST_GAP { return since }
    return period(at, battery)
  }

  /// Nothing can be heard for now: the next scan is a first one.
  mutating func stop() { last = nil }

  /// Somebody was heard who was not there before.
  mutating func someoneNew(_ at: Milliseconds) {
    let piece = at / NEAR_ONCE_IN
    if piece == nearIn { return }
    nearIn = piece
    nearUntil = at + plan.nearFor
  }

  private func period(_ at: Milliseconds, _ battery: Double?) -> Milliseconds {
    let low = plan.lowBelow > 1 || (battery.map { $0 < plan.lowBelow } ?? false)
    let near = nearUntil.map { at < $0 } ?? false
    return max(SHORTEST_PERIOD, low ? plan.lowEvery : near ? plan.nearEvery : plan.steadyEvery)
  }
}
