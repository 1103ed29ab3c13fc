package vn.bluezone.radio.engine

/**
 * All matches whose interval is at most `slack` intervals away from where the identifier was heard, in the order of key, interval,
 * identifier: what `matchKeys` of packages/protocol gives, by the platform's cryptography. Throws IllegalArgumentException when
 * columns do not fit each other or hold values outside their limits.
 */
fun matchKeys(keys: KeyColumns, seen: SeenColumns, slack: Long): List<Match> {
    checkColumns(keys, seen, slack)
    val covered = MatchCoverage(seen, slack)
    val index = RpiIndex(seen.rpis)
    val deriving = RpiKey()
    val derived = ByteArray(KEY_LENGTH * INTERVALS_PER_DAY)
    val matches = ArrayList<Match>()
    for (key in keys.starts.indices) {
        var ready = false
        covered.each(keys.starts[key], keys.starts[key] + keys.periods[key] - 1) { from, to ->
            if (!ready) deriving.use(deriving.of(keys.keys, KEY_LENGTH * key))
            ready = true
            deriving.rpis(from, (to - from + 1).toInt(), derived)
            for (i in 0..(to - from).toInt())
                index.eachRow(derived, KEY_LENGTH * i) { row ->
                    val enin = from + i
                    if (enin >= seen.first[row] - slack && enin <= seen.last[row] + slack) matches += Match(key, enin, row)
                }
        }
    }
    return matches
}
