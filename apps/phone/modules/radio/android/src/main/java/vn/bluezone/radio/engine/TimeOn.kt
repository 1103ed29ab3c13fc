package vn.bluezone.radio.engine

/** So much a boot has run at most, as far as is believed, before it is noted first: where nobody counts boots each process names its own. */
private val LONGEST_UNNOTED = hours(24)

/**
 * How long a phone has been on, over its boots, as far as it was noted: a clock that nobody sets and that never goes back. The time
 * switched off does not count. `boot` and `at`: the boot and its monotonic clock when it was noted last.
 */
class TimeOn(private val boot: String, private val at: Duration, val total: Duration) {
    /** The same, later. A clock that went back in one boot tells nothing. */
    fun later(boot: String, at: Duration): TimeOn = when {
        boot != this.boot -> TimeOn(boot, maxOf(0, at), total + at.coerceIn(0, LONGEST_UNNOTED))
        at > this.at -> TimeOn(boot, at, total + at - this.at)
        else -> this
    }

    /** As a text: boot, moment and total. */
    fun encode(): String = "$at $total $boot"

    companion object {
        /** Of a text of `encode`; nothing lived yet for any other. */
        fun decode(text: String?): TimeOn {
            val parts = text.orEmpty().split(' ', limit = 3)
            val (at, total) = List(2) { parts.getOrNull(it)?.toLongOrNull()?.takeIf { n -> n >= 0 } }
            val boot = parts.getOrNull(2)
            return if (at == null || total == null || boot == null) TimeOn("", 0, 0) else TimeOn(boot, at, total)
        }
    }
}
