package vn.bluezone.radio.engine

import kotlin.random.Random
import kotlin.test.Test
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith

private val published = vectors("identifiers")
private val tek = published.hex("tek")
private val start = published.long("rollingStart")
private val intervals = published.rows("intervals")

private fun oneKey(times: Int = 1) =
    KeyColumns(ByteArray(16 * times) { tek[it % 16] }, LongArray(times) { start }, IntArray(times) { 144 })

/** Every n-th interval of the published key, heard `late` intervals after its own. */
private fun heardEvery(n: Int, late: Int = 0): SeenColumns {
    val some = intervals.filterIndexed { i, _ -> i % n == 0 }
    val at = LongArray(some.size) { some[it].long("enin") + late }
    return SeenColumns(some.map { it.hex("rpi") }.fold(ByteArray(0), ByteArray::plus), at, at)
}

class MatcherTest {
    @Test
    fun `the published key has the published identifiers`() {
        val deriving = RpiKey()
        val rpiKey = deriving.of(tek, 0)
        assertEquals(published.text("rpiKey"), toHex(rpiKey))
        deriving.use(rpiKey)
        val derived = ByteArray(16 * 144)
        deriving.rpis(start, 144, derived)
        assertEquals(144, intervals.size)
        for ((i, one) in intervals.withIndex())
            assertEquals(one.text("rpi"), toHex(derived.copyOfRange(16 * i, 16 * i + 16)), "interval $i")
    }

    @Test
    fun `a key is found where it was heard, in order of key, interval and row`() {
        val expected = List(2) { key -> List(16) { Match(key, start + 9 * it, it) } }.flatten()
        assertEquals(expected, matchKeys(oneKey(2), heardEvery(9), 0))
    }

    @Test
    fun `an identifier heard further away than the slack is none`() {
        assertEquals(144, matchKeys(oneKey(), heardEvery(1, late = 2), 2).size)
        assertEquals(144, matchKeys(oneKey(), heardEvery(1, late = -2), 2).size)
        assertEquals(emptyList(), matchKeys(oneKey(), heardEvery(1, late = 3), 2))
        assertEquals(emptyList(), matchKeys(oneKey(), heardEvery(1, late = -3), 2))
    }

    @Test
    fun `intervals outside a key's period are not its`() {
        val seen = heardEvery(1)
        val part = KeyColumns(tek, longArrayOf(start + 10), intArrayOf(5))
        assertContentEquals((10L..14L).toList(), matchKeys(part, seen, 0).map { it.enin - start })
    }

    @Test
    fun `one bit less and nothing is found, however much begins alike`() {
        val seen = heardEvery(1)
        for (bit in listOf(32, 77, 127)) {
            val other = seen.rpis.copyOf()
            for (row in 0 until 144) {
                val at = 16 * row + bit / 8
                other[at] = (other[at].toInt() xor (1 shl (bit % 8))).toByte()
            }
            assertEquals(emptyList(), matchKeys(oneKey(), SeenColumns(other, seen.first, seen.last), 0))
        }
    }

    @Test
    fun `the same identifier in several rows is found in each`() {
        val one = heardEvery(144)
        val seen = SeenColumns(one.rpis + one.rpis + one.rpis, LongArray(3) { start - it }, LongArray(3) { start + it })
        assertEquals(listOf(0, 1, 2), matchKeys(oneKey(), seen, 0).map { it.rpiIndex })
    }

    @Test
    fun `among many strangers the plain way finds the same`() {
        val random = Random(6)
        val keys = KeyColumns(random.nextBytes(16 * 40), LongArray(40) { start + it }, IntArray(40) { 1 + (it * 7) % 144 })
        val deriving = RpiKey()
        val rows = 5_000
        val rpis = random.nextBytes(16 * rows)
        val at = LongArray(rows) { start + it % 150 }
        for (row in 0 until rows step 97) {
            val key = row % 40
            deriving.use(deriving.of(keys.keys, 16 * key))
            val one = ByteArray(16)
            deriving.rpis(at[row], 1, one)
            one.copyInto(rpis, 16 * row)
        }
        val seen = SeenColumns(rpis, at, at)
        val plain = ArrayList<Match>()
        val byName = (0 until rows).groupBy { toHex(rpis.copyOfRange(16 * it, 16 * it + 16)) }
        for (key in 0 until 40) {
            deriving.use(deriving.of(keys.keys, 16 * key))
            for (i in 0 until keys.periods[key]) {
                val enin = keys.starts[key] + i
                val one = ByteArray(16)
                deriving.rpis(enin, 1, one)
                for (row in byName[toHex(one)].orEmpty()) if (enin in at[row] - 1..at[row] + 1) plain += Match(key, enin, row)
            }
        }
        assertEquals(plain, matchKeys(keys, seen, 1))
        assertEquals(true, plain.size > 5)
    }

    @Test
    fun `nothing heard or nothing published is no match`() {
        val none = SeenColumns(ByteArray(0), LongArray(0), LongArray(0))
        assertEquals(emptyList(), matchKeys(oneKey(), none, 2))
        assertEquals(emptyList(), matchKeys(KeyColumns(ByteArray(0), LongArray(0), IntArray(0)), heardEvery(9), 2))
    }

    @Test
    fun `columns that do not fit are refused`() {
        val seen = heardEvery(9)
        val refused = listOf(
            KeyColumns(ByteArray(15), longArrayOf(0), intArrayOf(1)) to seen,
            KeyColumns(tek, longArrayOf(0), intArrayOf(0)) to seen,
            KeyColumns(tek, longArrayOf(0), intArrayOf(145)) to seen,
            KeyColumns(tek, longArrayOf(INTERVALS - 1), intArrayOf(2)) to seen,
            oneKey() to SeenColumns(ByteArray(16), longArrayOf(2), longArrayOf(1)),
            oneKey() to SeenColumns(ByteArray(17), longArrayOf(1), longArrayOf(1)),
        )
        for ((keys, heard) in refused) assertFailsWith<IllegalArgumentException> { matchKeys(keys, heard, 0) }
        assertFailsWith<IllegalArgumentException> { matchKeys(oneKey(), seen, -1) }
    }
}
