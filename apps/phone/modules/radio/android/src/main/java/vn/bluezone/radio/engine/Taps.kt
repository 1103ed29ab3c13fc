package vn.bluezone.radio.engine

/** Taps that are kept at most; the oldest go first. */
const val MOST_TAPS = 20
private const val TAPS = "taps"

/**
 * Taps on notices that JavaScript was not given yet. Methods may be called by any thread, hold the object's lock while they change
 * something, and throw what `values` throws.
 */
class Taps(private val values: Values) {
    /** Called after a tap was noted, by the thread that noted it. */
    @Volatile
    var onTap: (() -> Unit)? = null

    /** Notes a tap, durably. */
    fun note(tap: Tap) {
        synchronized(this) { values.keep(TAPS, encodeTaps((noted() + tap).takeLast(MOST_TAPS))) }
        onTap?.invoke()
    }

    /** What was tapped, oldest first; the next call does not give it again. */
    @Synchronized
    fun give(): List<Tap> = noted().also { if (values.value(TAPS) != null) values.keep(TAPS, null) }

    private fun noted(): List<Tap> = values.value(TAPS)?.let { decodeTaps(it) }.orEmpty()
}
