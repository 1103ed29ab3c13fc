package vn.bluezone.radio.engine

private const val MOST_STARTS = 5
private val WITHIN = seconds(30)

/** Counts scans that start: Android mutes a program that starts a sixth within 30 s, without a word, whatever the reason was. */
class ScanStarts {
    private val starts = ArrayDeque<Duration>()

    /** Whether a scan may start now; then it counts. */
    fun take(at: Duration): Boolean {
        while (starts.isNotEmpty() && at - starts.first() >= WITHIN) starts.removeFirst()
        if (starts.size >= MOST_STARTS) return false
        starts.addLast(at)
        return true
    }
}
