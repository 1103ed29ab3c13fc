package vn.bluezone.radio.engine

/**
 * The intervals in which anything was heard, widened by the slack: nothing outside them can match, so nothing outside them is
 * derived. Ranges in rising order, not touching, both ends included.
 */
internal class MatchCoverage(seen: SeenColumns, slack: Long) {
    private val from: LongArray
    private val to: LongArray

    init {
        val furthest = HashMap<Long, Long>()
        for (row in seen.first.indices) furthest.merge(seen.first[row], seen.last[row], ::maxOf)
        val starts = ArrayList<Long>()
        val ends = ArrayList<Long>()
        for ((first, last) in furthest.toSortedMap()) {
            if (ends.isNotEmpty() && first - slack <= ends.last() + 1) ends[ends.lastIndex] = maxOf(ends.last(), last + slack)
            else {
                starts += first - slack
                ends += last + slack
            }
        }
        from = starts.toLongArray()
        to = ends.toLongArray()
    }

    /** Calls `each` with the parts of `start` … `end` that are covered, in order, first and last interval of each. */
    inline fun each(start: Long, end: Long, each: (Long, Long) -> Unit) {
        var range = firstRange(start)
        while (range < size && from(range) <= end) {
            each(maxOf(start, from(range)), minOf(end, to(range)))
            range += 1
        }
    }

    val size: Int get() = from.size

    fun from(range: Int): Long = from[range]

    fun to(range: Int): Long = to[range]

    /** The index of the first range that ends at `interval` or later; `size` when there is none. */
    fun firstRange(interval: Long): Int {
        val at = to.binarySearch(interval)
        return if (at >= 0) at else -at - 1
    }
}
