package vn.bluezone.radio.engine

/**
 * The caps.
 *
 * @property ofPeer connections of one address in a minute
 * @property ofAll connections of all in a minute; beyond it we advertise without accepting any
 * @property stay how long a stranger may stay; reading takes a second
 * @property atOnce links at a time
 */
class Limits(val ofPeer: Int, val ofAll: Int, val stay: Duration, val atOnce: Int)

/** What a radio admits. */
val LIMITS = Limits(ofPeer = 3, ofAll = 30, stay = seconds(10), atOnce = 1)

private val MINUTE = minutes(1)

/**
 * How many strangers may connect: a few times a minute each, a number in all, since a peer may change its address as often as
 * it likes. A hostile central can so neither drain nor wedge a radio.
 */
class Admission(private val limits: Limits) {
    /** Why somebody may not come in. */
    enum class Refusal { PEER, ALL }

    private class Entry(val at: Duration, val peer: String)

    private var taken: List<Entry> = emptyList()

    /** Why this peer may not come in now; null when it may, and then it is counted. */
    fun refuse(peer: ByteArray, now: Duration): Refusal? {
        forget(now)
        if (taken.size >= limits.ofAll) return Refusal.ALL
        val name = toHex(peer)
        if (taken.count { it.peer == name } >= limits.ofPeer) return Refusal.PEER
        taken = taken + Entry(now, name)
        return null
    }

    /** How long until anybody may come in: 0 when somebody may now. */
    fun closedFor(now: Duration): Duration {
        forget(now)
        if (taken.isEmpty() || taken.size < limits.ofAll) return 0
        return taken.first().at + MINUTE - now
    }

    /** Keeps no address for longer than the minute. */
    private fun forget(now: Duration) {
        taken = taken.filter { now - it.at < MINUTE }
    }
}
