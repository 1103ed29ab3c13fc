package vn.bluezone.radio.engine

/** Payloads that are remembered as written at most: in ten minutes no more strangers than these may connect. */
const val MOST_KEPT = 512

/** Payloads that peers wrote to us: each counts once as long as our own identity is the same (docs/protocol/air.md, "Links"). */
class Inbox {
    private val seen = HashSet<String>()

    /** Whether this payload, 20 bytes, counts; from then on it does not. */
    fun take(payload: ByteArray): Boolean = seen.size < MOST_KEPT && seen.add(toHex(payload))

    /** Our identity changed: whoever writes now meets us anew. */
    fun renew() = seen.clear()
}
