/// As much of Apple's Network as the module uses, for the check on Linux (see ActivityKit.swift: Swift alone, by hand, from Apple's
/// documentation of NWPathMonitor and NWPath). What begins with `fake` is ours.
import Dispatch

public struct NWPath: Sendable {
  public enum Status: Sendable { case satisfied, unsatisfied, requiresConnection }
  public let status: Status
  public let isExpensive: Bool
  public let isConstrained: Bool
  public init(fakeStatus: Status, isExpensive: Bool, isConstrained: Bool) {
    status = fakeStatus
    self.isExpensive = isExpensive
    self.isConstrained = isConstrained
  }
}
public final class NWPathMonitor: @unchecked Sendable {
  nonisolated(unsafe) public static var fakePath = NWPath(fakeStatus: .unsatisfied, isExpensive: false, isConstrained: false)
  public var pathUpdateHandler: (@Sendable (NWPath) -> Void)?
  public init() {}
  /// Another path follows the first at once, as a network that comes and goes does: whoever asks once must hear of one.
  public func start(queue: DispatchQueue) {
    queue.sync {
      pathUpdateHandler?(Self.fakePath)
      pathUpdateHandler?(NWPath(fakeStatus: .unsatisfied, isExpensive: true, isConstrained: true))
    }
  }
  public func cancel() {}
}
