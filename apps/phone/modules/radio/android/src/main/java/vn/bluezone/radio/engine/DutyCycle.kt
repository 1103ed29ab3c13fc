package vn.bluezone.radio.engine

/**
 * How to scan.
 *
 * @property window length of one scan
 * @property steadyEvery from one scan's start to the next
 * @property nearFor how long somebody new makes it listen closely
 * @property lowBelow battery share below which scans are seldom, 0–1; above 1 they always are
 */
class ScanPlan(
    val window: Duration,
    val steadyEvery: Duration,
    val nearEvery: Duration,
    val nearFor: Duration,
    val lowEvery: Duration,
    val lowBelow: Double,
)

/** Android mutes a program that starts a sixth scan within 30 s, without a word. */
val SHORTEST_PERIOD: Duration = seconds(7)

/** A longer pause than this was no listening: the next scan stands for its own period. */
private val LONGEST_GAP = minutes(6)

/** Somebody is always new in a crowd: listening closely begins at most once in each of these. */
private val NEAR_ONCE_IN = minutes(10)

/** When a radio that is left alone scans: steadily, closely for a while after somebody new, seldom on a weak battery. */
class DutyCycle(
    /** The scan that goes on ends by the plan of before; the next starts by this one. */
    var plan: ScanPlan,
) {
    private var last: Duration? = null
    private var nearUntil: Duration? = null
    private var nearIn: Long? = null

    val window: Duration get() = plan.window

    /** When the next scan starts: now, when there was none since the radio began to hear. `battery`: share, null when unknown. */
    fun next(at: Duration, battery: Double?): Duration = last?.let { maxOf(at, it + period(at, battery)) } ?: at

    /** A scan starts. Gives how much listening it stands for: the time since the one before. */
    fun start(at: Duration, battery: Double?): Duration {
        val since = last?.let { at - it }
        last = at
        return since?.takeIf { it <= LONGEST_GAP } ?: period(at, battery)
    }

    /** Nothing can be heard for now: the next scan is a first one. */
    fun stop() {
        last = null
    }

    /** Somebody was heard who was not there before. */
    fun someoneNew(at: Duration) {
        val piece = Math.floorDiv(at, NEAR_ONCE_IN)
        if (piece == nearIn) return
        nearIn = piece
        nearUntil = at + plan.nearFor
    }

    private fun period(at: Duration, battery: Double?): Duration {
        val low = plan.lowBelow > 1 || (battery != null && battery < plan.lowBelow)
        val near = nearUntil?.let { at < it } ?: false
        return maxOf(SHORTEST_PERIOD, if (low) plan.lowEvery else if (near) plan.nearEvery else plan.steadyEvery)
    }
}
