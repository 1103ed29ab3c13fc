package vn.bluezone.radio.engine

import kotlin.random.Random
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue

class TimeOnTest {
    @Test
    fun `it grows with a boot's own clock, and by what a later boot has run`() {
        var lived = TimeOn.decode(null)
        assertEquals(0, lived.total)
        for ((boot, at, total) in listOf(
            Triple("a", hours(2), hours(2)),
            Triple("a", hours(3), hours(3)),
            Triple("a", hours(1), hours(3)),
            Triple("b 1", hours(1), hours(4)),
            Triple("b 1", hours(5), hours(8)),
            Triple("c", 0L, hours(8)),
        )) {
            lived = TimeOn.decode(lived.later(boot, at).encode())
            assertEquals(total, lived.total)
        }
    }

    @Test
    fun `a boot whose name changes while it runs, as where nobody counts boots, adds a day each time at most`() {
        var lived = TimeOn.decode(null).later("process 1", hours(1))
        for (n in 2..4) lived = lived.later("process $n", hours(5 * 24))
        assertEquals(hours(1 + 3 * 24), lived.total)
    }

    @Test
    fun `it never goes back, and a text that is none begins anew`() {
        var lived = TimeOn.decode("12")
        val random = Random(6)
        repeat(2_000) {
            val later = TimeOn.decode(lived.later("boot-${random.nextInt(3)}", random.nextLong(-hours(1), hours(100))).encode())
            assertTrue(later.total >= lived.total)
            lived = later
        }
        for (text in listOf("", " ", "1 2", "x 2 a", "1 -2 a", "-1 2 a")) assertEquals(0, TimeOn.decode(text).total, text)
    }
}
