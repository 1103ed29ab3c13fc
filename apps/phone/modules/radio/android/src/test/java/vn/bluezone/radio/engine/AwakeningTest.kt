package vn.bluezone.radio.engine

import java.time.LocalDateTime
import java.time.ZoneId
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertTrue

class AwakeningTest {
    @Test
    fun `while 48 hours are left, nothing runs`() {
        assertFalse(isAwakeningDue(0, hours(48), null))
        assertTrue(isAwakeningDue(1, hours(48), null))
        assertFalse(isAwakeningDue(hours(100), hours(148), hours(90)))
    }

    @Test
    fun `an hour apart while there are some, a quarter of an hour while there are none`() {
        val until = hours(2)
        assertFalse(isAwakeningDue(minutes(59), until, 0))
        assertTrue(isAwakeningDue(minutes(60), until, 0))
        assertFalse(isAwakeningDue(hours(2) - 1, until, minutes(61)))
        assertTrue(isAwakeningDue(hours(2), until, minutes(61)))
        for (none in listOf(null, 0L, minutes(1))) {
            assertTrue(isAwakeningDue(hours(3), none, null))
            assertFalse(isAwakeningDue(hours(3), none, hours(3) - minutes(15) + 1))
            assertTrue(isAwakeningDue(hours(3), none, hours(3) - minutes(15)))
        }
    }

    @Test
    fun `who lacks something for an hour is asked for it by day, a day apart`() {
        val zone = ZoneId.of("Asia/Ho_Chi_Minh")
        val noon = LocalDateTime.of(2026, 3, 1, 12, 0).atZone(zone).toInstant().toEpochMilli()
        assertFalse(isOpenNoticeDue(hours(1) - 1, noon, zone, null))
        assertTrue(isOpenNoticeDue(hours(1), noon, zone, null))
        assertFalse(isOpenNoticeDue(hours(1), noon + hours(10), zone, null))
        assertFalse(isOpenNoticeDue(hours(30), noon + hours(1), zone, noon))
        assertTrue(isOpenNoticeDue(hours(30), noon + hours(24), zone, noon))
    }
}
