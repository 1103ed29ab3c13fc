package vn.bluezone.radio.engine

/** What failed is tried again after these pauses, the last of them over and over. */
private val PAUSES = listOf(seconds(1), seconds(5), seconds(30), minutes(2))

/** After so many failures in a row it is said that it does not work. */
private const val MANY = 3

/** What stood this long before it failed had worked. */
private val WORKED = minutes(1)

/** A start may still be refused for this long: Android waits two seconds for its own answer. */
private val SETTLED = seconds(5)

/** How it goes with something that is to stand, an advert or a scan: how often it failed in a row, and when to try again. */
class Attempts {
    @Volatile
    private var failures = 0

    /** Since when it stands. */
    @Volatile
    private var since: Duration? = null

    /** It stands now. */
    fun stands(at: Duration) {
        since = at
    }

    /** It failed, or stands no more. Gives how long to wait before it is tried again. */
    fun failed(at: Duration): Duration {
        if (since?.let { at - it >= WORKED } == true) failures = 0
        since = null
        failures += 1
        return PAUSES[minOf(failures, PAUSES.size) - 1]
    }

    /** Whether it failed so often that it does not work, and does not stand now. */
    fun areVain(at: Duration): Boolean = failures >= MANY && since?.let { at - it >= SETTLED } != true

    /** Everything begins anew: with another Bluetooth. */
    fun begin() {
        failures = 0
        since = null
    }
}
