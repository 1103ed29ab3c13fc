package vn.bluezone.radio.engine

import java.time.ZoneId

/** So long a radio may lack what only the app can give it before its resident is asked to open the app. */
private val PATIENCE = hours(1)

/**
 * Whether it is time to ask the resident to open the app, because a radio that runs is silent or deaf without it: after an hour, and then
 * as seldom as that it stopped is said (`isStoppedNoticeDue`). `lacking`: for how long, by the monotonic clock.
 */
fun isOpenNoticeDue(lacking: Duration, now: Long, zone: ZoneId, last: Long?): Boolean =
    lacking >= PATIENCE && isStoppedNoticeDue(now, zone, last)
