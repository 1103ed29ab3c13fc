/// Runs the module's tests over a double of CoreBluetooth and the real SQLite: `tests FOLDER`, an empty folder to write in. Prints a
/// line a test and their number; exits with 1 when one failed.
import Foundation

let results = Results()
runClock(results)
runKept(results, CommandLine.arguments[1])
runRadio(results, CommandLine.arguments[1])
runAwakening(results, CommandLine.arguments[1])
runNotices(results, CommandLine.arguments[1])
runGuard(results, CommandLine.arguments[1])
runHostile(results, CommandLine.arguments[1])
results.test("a test that finds something else, or throws, fails") {
  let wrong = Results(quiet: true)
  wrong.test("else") { wrong.equal(1, 2, "one") }
  wrong.test("throws") { throw NoTable() }
  wrong.test("holds") { wrong.equal(1, 1, "one") }
  results.equal([wrong.passed, wrong.failed], [1, 2], "passed and failed")
}
print("\(results.passed) passed, \(results.failed) failed")
exit(results.failed == 0 ? 0 : 1)
