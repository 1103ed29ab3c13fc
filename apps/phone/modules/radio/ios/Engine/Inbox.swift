/// Payloads that peers wrote to us: each counts once as long as our own identity is the same (docs/protocol/air.md, "Links").
struct Inbox {
  private var seen: Set<Bytes> = []

  /// Whether this payload, 20 bytes, counts; from then on it does not.
  mutating func take(_ payload: Bytes) -> Bool {
    if seen.count >= MOST_KEPT { return false }
    return seen.insert(payload).inserted
  }

  /// Our identity changed: whoever writes now meets us anew.
  mutating func renew() { seen = [] }
}

/// Payloads that are remembered as written at most: in ten minutes no more strangers than these may connect.
let MOST_KEPT = 512
