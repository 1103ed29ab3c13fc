package vn.bluezone.radio.engine

/** A length of time, or a moment of this boot's monotonic clock, in milliseconds. */
typealias Duration = Long

/** So many seconds. */
fun seconds(count: Int): Duration = count * 1_000L

/** So many minutes. */
fun minutes(count: Int): Duration = seconds(60) * count

/** So many hours. */
fun hours(count: Int): Duration = minutes(60) * count
