/// How much a radio has listened in all: a scan that ended stands for the time since the start of the one before, the first after a
/// break of more than 6 minutes for its own length.
struct ListeningTime {
  /// Never less than before.
  private(set) var total: Milliseconds
  private var begun: Milliseconds?
  private var before: Milliseconds?

  init(total: Milliseconds) { self.total = total }

  /// A scan starts.
  mutating func begin(_ at: Milliseconds) { begun = at }

  /// It ends; `window`: how long it was to be. Whoever is told late, because the system had put the app to sleep, counts no more.
  mutating func end(_ at: Milliseconds, window: Milliseconds) {
    guard let begun else { return }
    let since = before.map { begun - $0 }
    if let since, since <= LONGEST_BREAK { total += since } else { total += min(at - begun, window) }
    before = begun
    self.begun = nil
  }
}

private let LONGEST_BREAK = minutes(6)
