/// Runs the module's tests over a double of CoreBluetooth and the real SQLite: `tests FOLDER`, an empty folder to write in. Prints a
/// line a test and their number; exits with 1 when one failed.
import Foundation

let results = Results()
runKept(results, CommandLine.arguments[1])
runRadio(results, CommandLine.arguments[1])
print("\(results.passed) passed, \(results.failed) failed")
exit(results.failed == 0 ? 0 : 1)
