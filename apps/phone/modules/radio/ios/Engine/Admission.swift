/// How many strangers may connect: a few times a minute each, a number in all, since a peer may change its address as often as
/// it likes. A hostile central can so neither drain nor wedge a radio.

/// The caps.
struct Limits {
  /// Connections of one address in a minute.
  let ofPeer: Int
  /// Connections of all in a minute; beyond it nobody is answered.
  let ofAll: Int
  /// How long a stranger may stay. Reading takes a second.
  let stay: Milliseconds
}
let LIMITS = Limits(ofPeer: 3, ofAll: 30, stay: seconds(10))

private let MINUTE = minutes(1)

struct Admission {
  enum Refusal { case peer, all }

  private let limits: Limits
  private var taken: [(at: Milliseconds, peer: Bytes)] = []

  init(_ limits: Limits) { self.limits = limits }

  /// Why this peer may not come in now; nil when it may, and then it is counted.
  mutating func refuse(_ peer: Bytes, _ now: Milliseconds) -> Refusal? {
    forget(now)
    if taken.count >= limits.ofAll { return .all }
    if taken.filter({ $0.peer == peer }).count >= limits.ofPeer { return .peer }
    taken.append((now, peer))
    return nil
  }

  /// How long until anybody may come in: 0 when somebody may now.
  mutating func closedFor(_ now: Milliseconds) -> Milliseconds {
    forget(now)
    guard let first = taken.first, taken.count >= limits.ofAll else { return 0 }
    return first.at + MINUTE - now
  }

  /// Keeps no address for longer than the minute.
  private mutating func forget(_ now: Milliseconds) { taken.removeAll { now - $0.at >= MINUTE } }
}
