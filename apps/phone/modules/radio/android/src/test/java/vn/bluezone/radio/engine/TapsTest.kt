package vn.bluezone.radio.engine

import java.io.IOException
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertNull

class TapsTest {
    private val kept = HashMap<String, String>()
    private var isFull = false
    private val values = object : Values {
        override fun value(name: String): String? = kept[name]

        override fun keep(name: String, value: String?) {
            if (isFull) throw IOException()
            if (value == null) kept.remove(name) else kept[name] = value
        }
    }

    /** Taps as a process has them that has just begun. */
    private fun taps() = Taps(values)

    @Test
    fun `taps outlast their process, and are given once, oldest first`() {
        val told = listOf(Tap("bluetooth-off", "not-today", 1_000), Tap("chú ý", null, 2_000), Tap("", "", -1))
        for (tap in told) taps().note(tap)
        assertEquals(told, taps().give())
        assertEquals(emptyList(), taps().give())
        assertEquals(emptyMap(), kept)
    }

    @Test
    fun `the newest twenty are kept`() {
        for (n in 1..25L) taps().note(Tap("a", null, n))
        assertEquals((6..25L).toList(), taps().give().map { it.at })
    }

    @Test
    fun `what is kept and is no tap is passed over`() {
        val good = encodeTaps(listOf(Tap("a", "b", 7)))
        val bad = listOf("", " ", "1", "1 61", "1 6 -", "1 zz -", "x 61 -", "1 61 - -", "99999999999999999999 61 -")
        for (line in bad) {
            kept["taps"] = line
            assertEquals(emptyList(), taps().give(), line)
            assertNull(kept["taps"], line)
        }
        kept["taps"] = (bad + good + bad).joinToString("\n")
        assertEquals(listOf(Tap("a", "b", 7)), taps().give())
    }

    @Test
    fun `who listens is told when the tap can be read, and not of one that could not be written down`() {
        val taps = taps()
        var seen = emptyList<Tap>()
        taps.onTap = { seen = taps.give() }
        taps.note(Tap("a", null, 1))
        assertEquals(listOf(Tap("a", null, 1)), seen)
        isFull = true
        assertFailsWith<IOException> { taps.note(Tap("b", null, 2)) }
        assertEquals(listOf(Tap("a", null, 1)), seen)
    }

    @Test
    fun `what cannot be struck out is not given`() {
        taps().note(Tap("a", null, 1))
        isFull = true
        assertFailsWith<IOException> { taps().give() }
    }
}
