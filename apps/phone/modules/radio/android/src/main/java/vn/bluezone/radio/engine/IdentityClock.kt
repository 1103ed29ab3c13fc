package vn.bluezone.radio.engine

/**
 * One identity and when it is on the air, in monotonic time of this boot.
 *
 * @property from inclusive
 * @property until exclusive
 * @property advert AD structures, up to 31 bytes
 * @property scanResponse AD structures, up to 31 bytes
 * @property payload what is read over a link, 20 bytes
 * @property name what its owner calls it: opaque, rising
 */
class Identity(
    val from: Duration,
    val until: Duration,
    val advert: ByteArray,
    val scanResponse: ByteArray,
    val payload: ByteArray,
    val name: Long = 0,
)

/** The longest time that a table may cover. */
val LONGEST_TABLE: Duration = hours(72)
private const val AD_LENGTH = 31

private fun Identity.isWell(): Boolean =
    from in 0 until until && advert.size <= AD_LENGTH && scanResponse.size <= AD_LENGTH && payload.size == PAYLOAD_LENGTH

/**
 * Who this phone is at a moment: a table of identities, each with its time, looked up and nothing else. When the table is
 * exhausted there is nobody: silence.
 */
class IdentityClock {
    private var table: List<Identity> = emptyList()

    /**
     * Replaces the whole table; an empty one is silence. Throws IllegalArgumentException, and keeps the table of before, unless
     * identities are in order, do not overlap, cover 72 hours at most, and have bytes of the lengths above.
     */
    fun replace(table: List<Identity>) {
        val ordered = table.all { it.isWell() } && table.zipWithNext().all { (one, next) -> one.until <= next.from }
        val length = if (table.isEmpty()) 0 else table.last().until - table.first().from
        require(ordered && length <= LONGEST_TABLE) { "identities are in order, do not overlap, and cover 72 hours at most" }
        this.table = table
    }

    /** Whose time it is; null in a gap and after the last. What is over is forgotten. */
    fun due(at: Duration): Identity? {
        table = table.filter { at < it.until }
        return table.firstOrNull()?.takeIf { it.from <= at }
    }

    /** When `due` changes next; null when never. */
    fun next(at: Duration): Duration? = due(at)?.until ?: table.firstOrNull()?.from
}
