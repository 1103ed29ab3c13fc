/// Runs the module as JavaScript meets it, by Expo's own conversions: `tests FOLDER`, an empty folder to write in. Prints a line a
/// test and their number; exits with 1 when one failed.
import ExpoModulesJSI
import Foundation

let results = Results()
JavaScriptActor.assumeIsolated { runFace(results) }
print("\(results.passed) passed, \(results.failed) failed")
exit(results.failed == 0 ? 0 : 1)
