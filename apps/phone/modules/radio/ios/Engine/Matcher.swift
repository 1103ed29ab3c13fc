/// Which diagnosis keys were heard. The readable reference is packages/protocol/src/match.ts, and both give the same matches.

/// All matches whose interval is at most `slack` intervals away from where the identifier was heard, in the order of key, interval,
/// identifier. Throws `BadColumns` when columns do not fit each other or hold values outside their limits.
func matchKeys(_ keys: KeyColumns, _ seen: SeenColumns, slack: Int, with platform: Primitives) throws -> [Match] {
  try checkColumns(keys, seen, slack)
  let index = RpiIndex(seen.rpis)
  let covered = Coverage(seen, slack: slack)
  var matches: [Match] = []
  for keyIndex in keys.starts.indices {
    let start = Int(keys.starts[keyIndex])
    let parts = covered.parts(of: start...(start + Int(keys.periods[keyIndex]) - 1))
    if parts.isEmpty { continue }
    let key = platform.rpiKey(Bytes(keys.keys[(KEY_LENGTH * keyIndex)..<(KEY_LENGTH * (keyIndex + 1))]))
    for part in parts {
      let derived = platform.rpis(key, part)
      for (i, enin) in part.enumerated() {
        index.rows(of: derived, at: KEY_LENGTH * i) { row in
          if enin >= Int(seen.first[row]) - slack, enin <= Int(seen.last[row]) + slack {
            matches.append(Match(keyIndex: keyIndex, enin: UInt32(enin), rpiIndex: row))
          }
        }
      }
    }
  }
  return matches
}
