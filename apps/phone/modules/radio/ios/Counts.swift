/// How often things happened since the process began, for whoever looks for a fault (face.ts, `counts`). A number each: nobody and no
/// moment is in it.
struct Counts {
  enum Name: String, CaseIterable {
    case scansBegun, heard, callsBegun, callsAnswered, callsFailed, levelsMissed, reads, writes, refused, advertsBegun, runsBehind
    /// The file or the vault could not be read or written.
    case faults
  }
  private var all: [Name: Int] = [:]

  mutating func add(_ name: Name) { all[name, default: 0] += 1 }

  var byName: [String: Int] {
    Dictionary(uniqueKeysWithValues: Name.allCases.map { ($0.rawValue, all[$0] ?? 0) })
  }
}
