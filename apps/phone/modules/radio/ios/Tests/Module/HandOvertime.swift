/// Time behind as a test gives it: what was asked for and given back, in order, and that the system takes it back.
final class HandOvertime: Overtime, @unchecked Sendable {
  private(set) var calls: [String] = []
  private var over: (@Sendable () -> Void)?

  func begin(_ over: @escaping @Sendable () -> Void) {
    calls.append("begin")
    self.over = over
  }
  func end() { calls.append("end") }
  func forget() { calls = [] }
  /// The system takes it back.
  func expire() { over?() }
}
