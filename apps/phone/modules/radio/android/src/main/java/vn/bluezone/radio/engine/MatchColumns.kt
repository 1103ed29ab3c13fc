package vn.bluezone.radio.engine

/** A day has so many intervals of ten minutes. */
const val INTERVALS_PER_DAY = 144

/** A key's or an identifier's length in bytes. */
const val KEY_LENGTH = 16

/** Intervals are unsigned 32-bit numbers. */
const val INTERVALS = 0x1_0000_0000L

/**
 * Published keys, one a row.
 *
 * @property keys 16 bytes a row
 * @property starts first interval of each
 * @property periods number of intervals of each, 1 … 144
 */
class KeyColumns(val keys: ByteArray, val starts: LongArray, val periods: IntArray)

/**
 * Identifiers that were heard, one a row. One identifier may have several rows.
 *
 * @property rpis 16 bytes a row
 * @property first the interval in which each was heard first
 * @property last the interval in which each was heard last; not before `first`
 */
class SeenColumns(val rpis: ByteArray, val first: LongArray, val last: LongArray)

/** A key's identifier of an interval is one that was heard. `keyIndex` and `rpiIndex` are rows. */
data class Match(val keyIndex: Int, val enin: Long, val rpiIndex: Int)

/** Throws IllegalArgumentException unless the columns fit each other and each value is within its limits. */
internal fun checkColumns(keys: KeyColumns, seen: SeenColumns, slack: Long) {
    val n = keys.starts.size
    require(keys.keys.size == KEY_LENGTH * n && keys.periods.size == n) { "columns of keys differ in their number of rows" }
    val m = seen.first.size
    require(seen.rpis.size == KEY_LENGTH * m && seen.last.size == m) { "columns of identifiers differ in their number of rows" }
    require(slack >= 0) { "the slack is a whole number of intervals" }
    require(keys.periods.all { it in 1..INTERVALS_PER_DAY }) { "a rolling period is from 1 to 144" }
    require(keys.starts.indices.all { keys.starts[it] >= 0 && keys.starts[it] + keys.periods[it] <= INTERVALS }) {
        "a key's last interval is none"
    }
    require(seen.first.indices.all { seen.first[it] <= seen.last[it] }) {
        "an identifier was heard last before it was heard first"
    }
}
