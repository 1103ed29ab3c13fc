package vn.bluezone.radio.engine

/** With less than this left of its identities, a radio has JavaScript hand over more. */
private val ENOUGH = hours(48)
private val APART_WITH = hours(1)
private val APART_WITHOUT = minutes(15)

/**
 * Whether JavaScript is to run behind now, to hand over identities: 48 hours of them are not left; at most once in 15 minutes while
 * there are none, once an hour while there are some. What that costs is bounded so, also where a run brings nothing. By the monotonic
 * clock of this boot: `until`, the end of the last identity, null when there is none in this boot; `last`, when it ran for this last.
 * The counterpart of `ios/Awakening.swift`.
 */
fun isAwakeningDue(now: Duration, until: Duration?, last: Duration?): Boolean {
    val left = maxOf(0, (until ?: 0) - now)
    return left < ENOUGH && (last == null || now - last >= if (left > 0) APART_WITH else APART_WITHOUT)
}
