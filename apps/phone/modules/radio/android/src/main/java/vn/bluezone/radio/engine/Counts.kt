package vn.bluezone.radio.engine

import java.util.concurrent.ConcurrentHashMap

/** How often what happened, by technical names without spaces, since the process began. Numbers alone: not whose, where or when. For any thread. */
class Counts {
    private val counts = ConcurrentHashMap<String, Long>()

    /** This happened once more. */
    fun add(what: String) {
        counts.merge(what, 1L) { before, more -> before + more }
    }

    /** How often each thing happened that did. */
    fun all(): Map<String, Long> = HashMap(counts)
}
