/// What is done over a link that we made, one step after another: look for the service, read the peer's payload, write ours, close
/// (docs/protocol/air.md, "Links"). Whoever drives a link does what the step says and tells what came of it.

/// How long an exchange may take from the link's first moment.
let EXCHANGE_TIME: Milliseconds = seconds(8)

/// What came of an exchange.
enum Outcome: Equatable {
  /// The peer's 20 bytes; `written` says whether it took ours.
  case payload(Bytes, written: Bool)
  /// The peer does not have our service.
  case stranger
  case failed
}

/// What to do next.
enum Step: Equatable {
  case discover
  case read
  case write(Bytes)
  case close(Outcome)
}

/// What happened on the link.
enum OnLink: Equatable {
  /// The service is there; `signal`: and takes what is written.
  case found(signal: Bool)
  case notFound
  case read(Bytes)
  case written
  /// An error, a refusal, the link's end.
  case failed
  /// Nothing, until the time was over.
  case tooLate
}

struct ExchangeSteps {
  private enum Waiting { case found, read, written }

  private let own: Bytes?
  private var waitsFor: Waiting? = .found
  private var signal = false
  private var payload: Bytes?

  /// `own`: our 20 bytes of now; nil in silence, when nothing is written.
  init(own: Bytes?) { self.own = own }

  /// The first step.
  func begin() -> Step { .discover }

  /// The next step. What nobody waits for ends the exchange. A payload that was read counts, whatever comes after.
  mutating func next(_ happened: OnLink) -> Step {
    let expected = waitsFor
    waitsFor = nil
    switch (happened, expected) {
    case (.notFound, .found): return .close(.stranger)
    case (.found(let signal), .found):
      self.signal = signal
      waitsFor = .read
      return .read
    case (.read(let value), .read) where value.count == PAYLOAD_LENGTH:
      payload = value
      guard let own, signal else { return close(written: false) }
      waitsFor = .written
      return .write(own)
    case (.written, .written): return close(written: true)
    default: return close(written: false)
    }
  }

  private func close(written: Bool) -> Step {
    .close(payload.map { .payload($0, written: written) } ?? .failed)
  }
}
