/// Runs the engine's tests: `tests FOLDER [FILE]`, the folder of the shared vectors, and a file of further scenarios of the engine. Prints a line a test and their number; exits with 1
/// when one failed.
import Foundation

let folder = CommandLine.arguments[1]
let results = Results()
runScenarios(results) { Json.read("\(folder)/radio/\($0).json") }
runMatcher(results, Json.read("\(folder)/identifiers.json"))
runParts(results, Json.read("\(folder)/identifiers.json"), Json.read("\(folder)/radio/identity-table.json"))

results.test("a scenario that expects something else fails") {
  let wrong = Results(quiet: true)
  runScenarios(wrong) { name in
    let text = String(decoding: FileManager.default.contents(atPath: "\(folder)/radio/\(name).json")!, as: UTF8.self)
    let other = text.replacingOccurrences(of: "\"wakeAt\": 60000", with: "\"wakeAt\": 60001")
    return try! JSONDecoder().decode(Json.self, from: Data(other.utf8))
  }
  results.equal(wrong.failed > 0 && wrong.passed > 0, true, "found")
}

for file in CommandLine.arguments.dropFirst(2) { runEngine(results, Json.read(file)) }

print("\(results.passed) passed, \(results.failed) failed")
exit(results.failed == 0 ? 0 : 1)
