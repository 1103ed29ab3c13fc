package vn.bluezone.radio.pretend

import android.app.AlarmManager
import android.bluetooth.BluetoothAdapter
import android.content.BroadcastReceiver
import android.content.Intent
import kotlin.test.AfterTest
import kotlin.test.Test
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertNull
import kotlin.test.assertTrue
import vn.bluezone.radio.Radio
import vn.bluezone.radio.WakeReceiver
import vn.bluezone.radio.engine.Identity
import vn.bluezone.radio.engine.ScanPlan

private const val SECOND = 1_000L
private const val MINUTE = 60 * SECOND
private val PLAN = ScanPlan(4 * SECOND, MINUTE, 7 * SECOND, 2 * MINUTE, 5 * MINUTE, 0.15)

/** The radio of a process, over Bluetooth by the rules of `PretendedBluetooth`. */
class RadioTest {
    private val phone = PretendedPhone()
    private val bluetooth = PretendedBluetooth()
    private val system = PretendedSystem(phone, 36)
    private val radio: Radio

    init {
        PretendedKeystore.begin()
        phone.kept["plan"] = "{}"
        phone.kept["settings"] = "{}"
        Pretend.on("org/json/JSONObject.getLong") { if (it.args[0] == "window") 4 * SECOND else MINUTE }
        Pretend.on("org/json/JSONObject.getDouble") { 0.15 }
        Pretend.on("android/os/SystemClock.elapsedRealtime") { Pretend.now }
        Pretend.on("android/provider/Settings\$Global.getInt") { 7 }
        wakes()
        system.run()
        Pretend.pass(0)
        radio = Radio.of(phone.context)
    }

    @AfterTest
    fun end() {
        PretendedSystem(phone, 0)
    }

    private fun wakes(action: String = Intent.ACTION_BOOT_COMPLETED) = WakeReceiver().onReceive(phone.context, intentOf(action))

    private fun identity(n: Int) =
        Identity((n - 1) * 10 * MINUTE, n * 10 * MINUTE, ByteArray(31), ByteArray(24), ByteArray(20) { n.toByte() }, name = n.toLong())

    private fun schedule() {
        radio.schedule((1..6).map { identity(it) })
        Pretend.pass(0)
    }

    private fun alarm(): AlarmManager.OnAlarmListener = Pretend.last("setExact").args[3] as AlarmManager.OnAlarmListener

    private fun listened() = radio.listened()

    @Test
    fun `a Bluetooth that was gone for so short that it is on again when it is heard of is begun with anew`() {
        schedule()
        assertEquals(listOf(1, 1), listOf(bluetooth.onAir.size, bluetooth.scans.size))
        val changes = Pretend.calls.first { it.name.endsWith(".registerReceiver") && it.args.size == 4 }.args[0] as BroadcastReceiver
        bluetooth.restarts()
        changes.onReceive(phone.context, intentOf(BluetoothAdapter.ACTION_STATE_CHANGED))
        Pretend.pass(SECOND)
        assertEquals(listOf(1, 1), listOf(bluetooth.onAir.size, bluetooth.scans.size))
        bluetooth.isOn = false
        bluetooth.restarts()
        changes.onReceive(phone.context, intentOf(BluetoothAdapter.ACTION_STATE_CHANGED))
        Pretend.pass(MINUTE)
        assertEquals(listOf(0, 0), listOf(bluetooth.onAir.size, bluetooth.scans.size))
        bluetooth.isOn = true
        changes.onReceive(phone.context, intentOf(BluetoothAdapter.ACTION_STATE_CHANGED))
        Pretend.pass(SECOND)
        assertEquals(listOf(1, 1), listOf(bluetooth.onAir.size, bluetooth.scans.size))
    }

    @Test
    fun `a phone that has nobody to be, or is refused again and again, is not heard, and one whose scans fail is deaf`() {
        assertTrue(radio.isUnheard)
        schedule()
        Pretend.pass(SECOND)
        assertFalse(radio.isUnheard || radio.isDeaf)
        bluetooth.advertCode = { 2 }
        bluetooth.scanCode = { 2 }
        Pretend.pass(11 * MINUTE)
        assertTrue(radio.isUnheard && radio.isDeaf)
        bluetooth.advertCode = { 0 }
        bluetooth.scanCode = { 0 }
        Pretend.pass(4 * MINUTE)
        assertFalse(radio.isUnheard || radio.isDeaf)
        assertTrue(radio.counts.all().getValue("adverts-failed-code-2") > 3)
        Pretend.pass(60 * MINUTE)
        assertTrue(radio.isUnheard)
        radio.plan(null)
        assertFalse(radio.isUnheard || radio.isDeaf)
    }

    @Test
    fun `an identity that is over while the processor sleeps is changed by an exact alarm, and a wake lock has an end`() {
        schedule()
        val set = Pretend.last("setExact")
        assertEquals(listOf<Any?>(AlarmManager.ELAPSED_REALTIME_WAKEUP, 10 * MINUTE), set.args.take(2))
        Pretend.sleep(10 * MINUTE)
        alarm().onAlarm()
        assertEquals("2", phone.kept["aired"])
        assertEquals(2, Pretend.said("startAdvertisingSet").size)
        assertEquals(20 * MINUTE, Pretend.last("setExact").args[1])
        val locks = Pretend.calls.filter { it.name.endsWith("WakeLock.acquire") }
        assertTrue(locks.isNotEmpty() && locks.all { it.args.single() as Long <= 5 * SECOND })
        bluetooth.isOn = false
        Pretend.pass(0)
        radio.look()
        Pretend.pass(0)
        assertEquals("android/app/AlarmManager.cancel", Pretend.calls.last { it.name.startsWith("android/app/AlarmManager.") }.name)
    }

    @Test
    fun `without that alarm any other wake changes it too, and nobody reads another identity than the one on the air`() {
        schedule()
        Pretend.sleep(10 * MINUTE + SECOND)
        assertNull(radio.payload())
        Pretend.pass(0)
        assertEquals("2", phone.kept["aired"])
        assertContentEquals(ByteArray(20) { 2 }, radio.payload())
        Pretend.sleep(10 * MINUTE)
        wakes("vn.bluezone.radio.ALARM")
        Pretend.pass(0)
        assertEquals("3", phone.kept["aired"])
    }

    @Test
    fun `a night alone counts as listened, and minutes in which no scan stood do not`() {
        schedule()
        Pretend.pass(2 * MINUTE + 5 * SECOND)
        assertEquals(2 * MINUTE + 4 * SECOND, listened())
        repeat(4) {
            Pretend.sleep(10 * MINUTE)
            alarm().onAlarm()
            Pretend.pass(5 * SECOND)
        }
        assertTrue(listened() > 40 * MINUTE, "${listened()} ms in all")
        bluetooth.scanCode = { 2 }
        bluetooth.scans.single().callback.onScanFailed(3)
        Pretend.pass(MINUTE)
        val before = listened()
        Pretend.pass(20 * MINUTE)
        assertEquals(before, listened())
        bluetooth.scanCode = { 0 }
        Pretend.pass(5 * MINUTE)
        assertTrue(listened() - before in MINUTE..5 * MINUTE, "${listened() - before} ms after the scans stood again")
    }

    @Test
    fun `whoever comes near starts no process of a radio that nobody wants`() {
        schedule()
        assertEquals(true, bluetooth.waking)
        radio.plan(null)
        Pretend.pass(0)
        assertEquals(true, bluetooth.waking)
        radio.schedule(emptyList())
        Pretend.pass(0)
        assertNull(bluetooth.waking)
        radio.plan(PLAN)
        Pretend.pass(0)
        assertEquals(true, bluetooth.waking)
    }
}
