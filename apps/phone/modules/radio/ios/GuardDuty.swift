/// Guard mode: for some hours, while the system shows so, this phone listens behind as an app in front may. How it begins, how it ends,
/// and what is said of it. On the radio's queue alone.
import Foundation

/// What the lock screen says, in the resident's language (face.ts, `GuardWords`).
struct GuardWords: Equatable {
  let title: String
  let since: String
  let heard: String
  let stop: String
}

/// How it ended: its time was over, somebody stopped it, or the system or the resident took away what was shown.
enum GuardEnd: String, Codable { case time, stop, system }

/// What is to be said of it (face.ts, `Guarding`).
struct GuardView: Equatable {
  let can: Bool
  /// Unix milliseconds; nil while it is not on.
  let since: Int?
  let until: Int?
  /// Phones heard in the running ten minutes.
  let heard: Int
  /// Of the last one, when the system ended it before its time: when that was.
  let cutAt: Int?
}

/// The longest that a system shows what it stands on, by Apple's documentation of ActivityKit.
private let LONGEST = 8 * 3_600_000
/// Phones are counted within this.
private let INTERVAL = minutes(10)
/// From one change of what is shown to the next: the system takes few.
private let TELL_EVERY = minutes(1)

final class GuardDuty {
  private struct GuardRecord: Codable {
    let boot: String
    /// Unix milliseconds.
    let since: Int
    let until: Int
    /// Monotonic, of this boot.
    let ends: Milliseconds
  }
  private let memory: Memory
  private let clock: SystemTime
  private let sign: GuardSign
  private let queue: DispatchQueue
  private var on: GuardRecord?
  private var cutAt: Int?
  private var heard = Set<Bytes>()
  private var interval: Milliseconds = 0
  private var told: (at: Milliseconds, heard: Int) = (0, 0)
  private var over: DispatchWorkItem?

  init(_ memory: Memory, _ clock: SystemTime, _ sign: GuardSign, _ queue: DispatchQueue) {
    self.memory = memory
    self.clock = clock
    self.sign = sign
    self.queue = queue
  }

  var isOn: Bool { on != nil }

  var view: GuardView {
    look()
    return GuardView(can: sign.isThere, since: on?.since, until: on?.until, heard: on == nil ? 0 : heard.count, cutAt: cutAt)
  }

  /// Begins, anew when it is on. `length`: up to 8 hours. False when the system does not show it.
  func begin(_ length: Milliseconds, _ words: GuardWords) -> Bool {
    guard sign.isThere, length > 0, length <= LONGEST else { return false }
    stop(nil)
    let (at, wall) = (clock.monotonic(), clock.wall())
    let kept = GuardRecord(boot: clock.bootId, since: wall, until: wall + length, ends: at + length)
    let attributes = GuardAttributes(
      title: words.title, since: words.since, heard: words.heard, stop: words.stop, began: date(wall), until: date(kept.until))
    do { try sign.show(attributes) { [weak self] in self?.gone() } } catch { return false }
    keep(kept)
    return true
  }

  /// Ends before its time. What is shown goes also when it is not on: it may have been kept nowhere.
  func end() { stop(.stop) }

  /// Ends, and says nothing of any before.
  func forget() {
    end()
    cut(nil)
  }

  /// After a start of the app: goes on when it is still shown. Throws `Database.Fault` while that cannot be known.
  func takeUp() throws {
    cutAt = try memory.value("guard-cut", Int.self)
    if on != nil { return }
    // What an earlier start has shown and could not keep is nobody's.
    guard let kept = try memory.value("guard", GuardRecord.self) else { return sign.end() }
    on = kept
    if kept.boot != clock.bootId { return stop(.system) }
    look()
    if on == nil { return }
    if sign.takeUp(gone: { [weak self] in self?.gone() }) { keep(kept) } else { stop(.system) }
  }

  /// A phone of ours was heard, by what stands for its address.
  func heard(_ address: Bytes) {
    look()
    guard on != nil else { return }
    let at = clock.monotonic()
    heard.insert(address)
    if heard.count != told.heard, at - told.at >= TELL_EVERY {
      told = (at, heard.count)
      sign.update(heard: heard.count)
    }
  }

  /// Ends it when its time is over; another ten minutes begin with nobody heard.
  func look() {
    guard let on else { return }
    let at = clock.monotonic()
    if at >= on.ends { return stop(.time) }
    if at - interval >= INTERVAL {
      heard = []
      interval = at
    }
  }

  private func gone() { queue.async { [self] in if on != nil { stop(clock.monotonic() >= on!.ends ? .time : .system) } } }

  private func keep(_ kept: GuardRecord) {
    on = kept
    cut(nil)
    memory.keep("guard", kept)
    let at = clock.monotonic()
    (heard, interval, told) = ([], at, (at - TELL_EVERY, 0))
    let over = DispatchWorkItem { [weak self] in self?.look() }
    self.over = over
    queue.asyncAfter(wallDeadline: .now() + .milliseconds(max(kept.ends - at, 1)), execute: over)
  }

  /// Nil: another begins in its place.
  private func stop(_ how: GuardEnd?) {
    over?.cancel()
    if on != nil, how == .system { cut(clock.wall()) }
    on = nil
    heard = []
    memory.keep("guard", nil as GuardRecord?)
    sign.end()
  }

  private func cut(_ at: Int?) {
    if at == cutAt { return }
    cutAt = at
    memory.keep("guard-cut", at)
  }
}

private func date(_ wall: Int) -> Date { Date(timeIntervalSince1970: Double(wall) / 1_000) }
