package vn.bluezone.radio.engine

/** A scan after a longer break stands for its own length only. */
private val LONGEST_BREAK = minutes(6)

/**
 * How much a radio has listened in all: a scan that ended stands for the time since the start of the one before, the first after a
 * break of more than `longest` for its own length. Nothing counts in which no scan stood.
 */
class ListeningTime(total: Duration, private val longest: Duration = LONGEST_BREAK) {
    /** Never less than before. */
    var total: Duration = total
        private set
    private var begun: Duration? = null
    private var before: Duration? = null

    /** A scan starts. */
    fun begin(at: Duration) {
        begun = at
    }

    /** It ends; `window`: how long it was to be. Whoever is told late, because the phone had been asleep, counts no more. */
    fun end(at: Duration, window: Duration) {
        val start = begun ?: return
        val since = before?.let { start - it }
        total += if (since != null && since <= longest) since else minOf(at - start, window)
        before = start
        begun = null
    }

    /** No scan stands: the one that goes on counts nothing, and the next stands for its own length. */
    fun fell() {
        begun = null
        before = null
    }
}
