/// When Bluetooth lets the app run behind, JavaScript may do what is due: how seldom that is bounds what it costs. Time is the
/// monotonic clock's.
struct Awakening {
  /// What is to be done.
  enum Step {
    /// The system is asked for more time.
    case begin
    /// JavaScript is told.
    case tell
    /// The time is given back.
    case end
  }
  private enum State { case asleep, untold, told }

  private var state = State.asleep
  private var last: Milliseconds?
  private var isHeard = false

  /// The app runs behind, because of Bluetooth or of its launch.
  mutating func ran(_ at: Milliseconds) -> [Step] {
    if state != .asleep { return [] }
    if let last, at - last < PAUSE { return [] }
    last = at
    state = .untold
    return [.begin] + tell()
  }

  /// Whether JavaScript listens from now on. Who is launched behind needs a second or two until it does.
  mutating func listens(_ now: Bool) -> [Step] {
    isHeard = now
    return tell()
  }

  /// JavaScript is done, or the system takes its time back.
  mutating func over() -> [Step] {
    if state == .asleep { return [] }
    state = .asleep
    return [.end]
  }

  private mutating func tell() -> [Step] {
    guard isHeard, state == .untold else { return [] }
    state = .told
    return [.tell]
  }
}

/// From the beginning of one to that of the next, at least.
private let PAUSE = minutes(15)
