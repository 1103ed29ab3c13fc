package vn.bluezone.radio.engine

import java.time.Instant
import java.time.ZoneId

/** Hours of the day in which a resident may be disturbed. */
private val DAYTIME = 7 until 21
private val APART = hours(24)

/**
 * Whether it is time to say that the system stopped the radio: in the daytime of the phone's zone, and not within 24 hours of the last
 * time. `now` and `last` by the wall clock, Unix milliseconds; `last` is null when it was never said. A `last` that lies ahead is of a
 * clock that was wrong, and does not count.
 */
fun isStoppedNoticeDue(now: Long, zone: ZoneId, last: Long?): Boolean =
    Instant.ofEpochMilli(now).atZone(zone).hour in DAYTIME && (last == null || now - last !in 0 until APART)
