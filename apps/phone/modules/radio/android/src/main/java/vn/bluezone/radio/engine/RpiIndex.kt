package vn.bluezone.radio.engine

/** Bits of a tag that choose its bit in the bitmap: about 16 an identifier, within these. */
private const val MIN_BITS = 16
private const val MAX_BITS = 22

/** The smallest n with 2ⁿ at or above `count`. */
private fun bitsFor(count: Int): Int = 32 - Integer.numberOfLeadingZeros(maxOf(count, 1) - 1)

/**
 * Finds identifiers, 16 bytes each, by the first four bytes of them. Nearly everything that is asked for is absent; a bitmap says
 * so in one load from a small table.
 */
internal class RpiIndex(private val rpis: ByteArray) {
    private val count = rpis.size / KEY_LENGTH
    private val mask = (1 shl bitsFor(16 * minOf(count, 1 shl MAX_BITS)).coerceIn(MIN_BITS, MAX_BITS)) - 1
    private val bitmap = LongArray((mask + 1) / Long.SIZE_BITS)

    /** Row + 1 of the first identifier of each bucket, 0 for none; row + 1 of the next one in the bucket of each row. */
    private val heads = IntArray(1 shl bitsFor(2 * minOf(count, 1 shl 28)))
    private val next = IntArray(count)
    private val tags = IntArray(count) { tagAt(rpis, KEY_LENGTH * it) }

    init {
        // Backwards, so that a bucket's rows rise. Chains: whoever fills the air with identifiers of one beginning makes one long
        // bucket that nobody asks for, and not a quadratic build.
        for (row in count - 1 downTo 0) {
            val bucket = tags[row] and (heads.size - 1)
            next[row] = heads[bucket]
            heads[bucket] = row + 1
            val bit = tags[row] and mask
            bitmap[bit / Long.SIZE_BITS] = bitmap[bit / Long.SIZE_BITS] or (1L shl bit)
        }
    }

    /** Calls `found` with each row, rising, that has the 16 bytes at `at`. */
    inline fun eachRow(bytes: ByteArray, at: Int, found: (Int) -> Unit) {
        val tag = tagAt(bytes, at)
        if (!mayHave(tag)) return
        var row = firstOf(tag)
        while (row >= 0) {
            if (isAt(row, tag, bytes, at)) found(row)
            row = nextOf(row)
        }
    }

    fun mayHave(tag: Int): Boolean {
        val bit = tag and mask
        return (bitmap[bit / Long.SIZE_BITS] ushr bit) and 1 == 1L
    }

    fun firstOf(tag: Int): Int = heads[tag and (heads.size - 1)] - 1

    fun nextOf(row: Int): Int = next[row] - 1

    fun isAt(row: Int, tag: Int, bytes: ByteArray, at: Int): Boolean =
        tags[row] == tag && (4 until KEY_LENGTH).all { rpis[KEY_LENGTH * row + it] == bytes[at + it] }

    companion object {
        fun tagAt(bytes: ByteArray, at: Int): Int =
            (bytes[at].toInt() and 0xff) or ((bytes[at + 1].toInt() and 0xff) shl 8) or
                ((bytes[at + 2].toInt() and 0xff) shl 16) or (bytes[at + 3].toInt() shl 24)
    }
}
