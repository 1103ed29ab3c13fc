package vn.bluezone.radio.engine

import java.time.LocalDateTime
import java.time.ZoneId
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertTrue

private val HANOI = ZoneId.of("Asia/Ho_Chi_Minh")

private fun at(hour: Int, minute: Int, zone: ZoneId = HANOI): Long =
    LocalDateTime.of(2026, 3, 1, hour, minute).atZone(zone).toInstant().toEpochMilli()

class StoppedNoticeTest {
    @Test
    fun `from seven in the morning until nine in the evening, by the zone of the phone`() {
        val due = listOf(at(0, 0), at(6, 59), at(7, 0), at(12, 0), at(20, 59), at(21, 0), at(23, 59))
        assertEquals(listOf(false, false, true, true, true, false, false), due.map { isStoppedNoticeDue(it, HANOI, null) })
        // Half past eight in the evening in Hà Nội is half past two in the afternoon in Paris.
        assertTrue(isStoppedNoticeDue(at(20, 30), ZoneId.of("Europe/Paris"), null))
        assertFalse(isStoppedNoticeDue(at(20, 30), ZoneId.of("America/Los_Angeles"), null))
    }

    @Test
    fun `not within a day of the last time`() {
        val said = at(9, 0)
        assertFalse(isStoppedNoticeDue(said, HANOI, said))
        assertFalse(isStoppedNoticeDue(said + hours(24) - 1, HANOI, said))
        assertTrue(isStoppedNoticeDue(said + hours(24), HANOI, said))
        // A day later, but at night: it waits for the morning.
        val late = at(20, 59)
        assertFalse(isStoppedNoticeDue(late + hours(24) + minutes(1), HANOI, late))
        assertTrue(isStoppedNoticeDue(late + hours(34) + minutes(1), HANOI, late))
    }

    @Test
    fun `a last time that lies ahead is of a clock that was wrong`() {
        assertTrue(isStoppedNoticeDue(at(9, 0), HANOI, at(9, 0) + 1))
        assertTrue(isStoppedNoticeDue(at(9, 0), HANOI, Long.MAX_VALUE))
        assertTrue(isStoppedNoticeDue(at(9, 0), HANOI, Long.MIN_VALUE))
    }
}
