/// What the tests found, told as they go.
final class Results {
  private(set) var passed = 0
  private(set) var failed = 0
  private let quiet: Bool
  private var wrong: [String] = []

  init(quiet: Bool = false) { self.quiet = quiet }

  /// One test: `body` compares by `equal`.
  func test(_ name: String, _ body: () throws -> Void) {
    wrong = []
    do { try body() } catch { wrong.append("threw \(error)") }
    if wrong.isEmpty { passed += 1 } else { failed += 1 }
    if quiet { return }
    print(wrong.isEmpty ? "ok - \(name)" : "not ok - \(name)")
    for line in wrong { print("  \(line)") }
  }

  func equal<T: Equatable>(_ actual: T, _ expected: T, _ what: String) {
    if actual != expected { wrong.append("\(what): \(actual), not \(expected)") }
  }
}
