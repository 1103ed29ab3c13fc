package vn.bluezone.radio.pretend

import android.bluetooth.BluetoothDevice
import android.bluetooth.BluetoothManager
import android.bluetooth.le.AdvertisingSetCallback
import android.bluetooth.le.ScanSettings
import android.content.ContextWrapper
import android.os.Build
import android.os.Handler
import android.os.Looper
import kotlin.test.AfterTest
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertIs
import kotlin.test.assertNotSame
import kotlin.test.assertSame
import kotlin.test.assertTrue
import vn.bluezone.radio.Hardware
import vn.bluezone.radio.Listener
import vn.bluezone.radio.Phone
import vn.bluezone.radio.engine.Counts
import vn.bluezone.radio.engine.Identity
import vn.bluezone.radio.engine.RadioInput
import vn.bluezone.radio.engine.fromHex

private const val SECOND = 1_000L
private const val MINUTE = 60 * SECOND

private val ADVERT = fromHex("0201061107f516863277e9329c994f9d00388fd96509ffffff8be6cd371c5c")
private val RESPONSE = fromHex("17ffffff8be6cd371c5c891604bfbe49df84509672033874")
private val IDENTITY = Identity(0, 600_000, ADVERT, RESPONSE, ByteArray(20), name = 1)

/** Adverts and scans, by the rules of `PretendedBluetooth`. */
class AirTest {
    private val told = mutableListOf<RadioInput>()
    private var cannotSend = 0
    private var fell = 0
    private val counts = Counts()
    private var bluetooth: PretendedBluetooth
    private val hardware: Hardware

    init {
        Pretend.reset()
        android(33)
        bluetooth = PretendedBluetooth()
        hardware = hardwareOf(seekHidden = false)
    }

    @AfterTest
    fun end() = android(0)

    private fun android(level: Int) = Build.VERSION::class.java.getField("SDK_INT").setInt(null, level)

    private fun hardwareOf(seekHidden: Boolean): Hardware {
        val manager = made(BluetoothManager::class.java)
        for (name in listOf("Context", "ContextWrapper")) Pretend.on("android/content/$name.getSystemService") { manager }
        Pretend.on("android/os/SystemClock.elapsedRealtime") { Pretend.now }
        Pretend.on("android/bluetooth/BluetoothDevice.getAddress") { "00:00:00:00:00:01" }
        val context = ContextWrapper(null)
        return Hardware(context, Phone(context), Handler(null as Looper?), seekHidden, object : Listener {
            override fun told(input: RadioInput) {
                told += input
            }

            override fun payload(): ByteArray? = null

            override fun cannotSend() {
                cannotSend += 1
            }

            override fun fell() {
                fell += 1
            }
        }, counts)
    }

    private fun count(beginning: String): Long = counts.all().filterKeys { it.startsWith(beginning) }.values.sum()

    private fun mode(): Int = bluetooth.scans.single().mode

    @Test
    fun `an identity is a new advertising set without an end, after the one before has stopped`() {
        hardware.advertise(IDENTITY)
        Pretend.pass(0)
        val first = bluetooth.onAir.single()
        assertEquals(0, first.steps)
        val data = Pretend.calls.filter { it.name.endsWith(".addManufacturerData") }
        assertEquals(listOf(0xffff, 0xffff), data.map { it.args[0] })
        assertEquals(listOf(6, 20), data.map { (it.args[1] as ByteArray).size })
        assertEquals(1, Pretend.said("addServiceUuid").size)
        hardware.advertise(IDENTITY)
        val order = Pretend.said("startAdvertisingSet", "stopAdvertisingSet")
        assertEquals(listOf("startAdvertisingSet", "stopAdvertisingSet", "startAdvertisingSet"), order)
        assertNotSame(first.callback, bluetooth.onAir.single().callback)
        hardware.silence()
        hardware.silence()
        assertEquals(2, Pretend.said("stopAdvertisingSet").size)
        Pretend.pass(10 * MINUTE)
        assertEquals(0, bluetooth.adverts.size)
    }

    @Test
    fun `who connects silences nobody, as often as it likes`() {
        hardware.advertise(IDENTITY)
        repeat(100) {
            Pretend.pass(SECOND)
            bluetooth.connects()
            assertEquals(1, bluetooth.onAir.size)
        }
        assertEquals(1, Pretend.said("startAdvertisingSet").size)
    }

    @Test
    fun `an advert that cannot be enabled again after a connection is begun again`() {
        hardware.advertise(IDENTITY)
        Pretend.pass(SECOND)
        bluetooth.againCode = AdvertisingSetCallback.ADVERTISE_FAILED_INTERNAL_ERROR
        bluetooth.connects()
        Pretend.pass(2 * SECOND)
        assertEquals(1, bluetooth.onAir.size)
        assertEquals(1, bluetooth.adverts.size)
        assertEquals(1, count("adverts-failed-ended-4"))
    }

    @Test
    fun `an advert that fails by any code, is not answered or is ended is begun again, ever later, under its identity`() {
        val answers = listOf<() -> Int?>({ 1 }, { 2 }, { 3 }, { 4 }, { null })
        for (answer in answers) {
            bluetooth.advertCode = answer
            hardware.advertise(IDENTITY)
            Pretend.pass(10 * MINUTE)
            val asked = Pretend.said("startAdvertisingSet").size
            assertTrue(asked in 6..9, "asked $asked times in ten minutes")
            assertTrue(hardware.isMute)
            bluetooth.advertCode = { 0 }
            Pretend.pass(3 * MINUTE)
            assertEquals(1, bluetooth.onAir.size)
            assertFalse(hardware.isMute)
            hardware.close()
            Pretend.calls.clear()
        }
        hardware.advertise(IDENTITY)
        Pretend.pass(MINUTE)
        bluetooth.endsAdverts()
        Pretend.pass(SECOND)
        assertEquals(1, bluetooth.onAir.size)
        assertEquals(1, bluetooth.adverts.size)
        assertEquals(0, cannotSend)
        assertTrue(count("adverts-failed-code-2") >= 6)
        assertTrue(count("adverts-failed-unanswered") >= 6)
        assertEquals(1, count("adverts-failed-ended"))
    }

    @Test
    fun `a radio that cannot advertise says so and asks no more, and what a set of before says late counts nothing`() {
        bluetooth.advertCode = { 5 }
        hardware.advertise(IDENTITY)
        Pretend.pass(10 * MINUTE)
        assertEquals(1, cannotSend)
        assertEquals(1, Pretend.said("startAdvertisingSet").size)
        bluetooth.advertCode = { 0 }
        hardware.advertise(IDENTITY)
        val before = Pretend.last("startAdvertisingSet").args[7] as AdvertisingSetCallback
        hardware.advertise(IDENTITY)
        Pretend.pass(MINUTE)
        before.onAdvertisingEnabled(null, false, 0)
        before.onAdvertisingSetStopped(null)
        Pretend.pass(MINUTE)
        assertEquals(3, Pretend.said("startAdvertisingSet").size)
    }

    @Test
    fun `from Android 14 on an advert is not discoverable, which hides the phone's name`() {
        for (level in listOf(33, 34)) {
            android(level)
            hardware.advertise(IDENTITY)
        }
        assertEquals(listOf<Any?>(false), Pretend.calls.filter { it.name.endsWith(".setDiscoverable") }.map { it.args.single() })
        assertEquals(listOf<Any?>(true, true), Pretend.calls.filter { it.name.endsWith(".setConnectable") }.map { it.args.single() })
    }

    @Test
    fun `one filtered scan stands, low on power, or closely while somebody is new, and no more are begun than Android bears`() {
        assertTrue(hardware.scan(closely = false))
        assertEquals(1, (Pretend.last("startScan").args[0] as List<*>).size)
        val first = bluetooth.scans.single()
        repeat(8) {
            Pretend.pass(MINUTE)
            assertTrue(hardware.scan(closely = false))
        }
        assertSame(first, bluetooth.scans.single())
        assertEquals(ScanSettings.SCAN_MODE_LOW_POWER, mode())
        hardware.scan(closely = true)
        assertEquals(ScanSettings.SCAN_MODE_BALANCED, mode())
        for (n in 1..7) assertTrue(hardware.scan(closely = n % 2 == 0))
        assertEquals(1, bluetooth.scans.size)
        assertTrue(count("scans-put-off") > 0)
        Pretend.pass(31 * SECOND)
        assertEquals(ScanSettings.SCAN_MODE_LOW_POWER, mode())
        hardware.endScan()
        assertEquals(0, bluetooth.scans.size)
        hardwareOf(seekHidden = true).scan(closely = false)
        assertEquals(2, (Pretend.last("startScan").args[0] as List<*>).size)
    }

    @Test
    fun `a scan is begun anew before Android slows it down, also one that stands no more and of which nobody said so`() {
        hardware.scan(closely = false)
        Pretend.pass(9 * MINUTE)
        bluetooth.scans.clear()
        assertTrue(hardware.scan(closely = false))
        assertEquals(9 * MINUTE, bluetooth.scans.single().since)
    }

    @Test
    fun `a scan that fails by any code is told of, and begun again, ever later`() {
        for (code in 1..5) {
            bluetooth.scanCode = { code }
            fell = 0
            hardware.scan(closely = false)
            Pretend.pass(0)
            assertEquals(1, fell)
            assertFalse(hardware.scan(closely = false))
            Pretend.pass(10 * MINUTE)
            assertTrue(hardware.isDeaf)
            assertTrue(count("scans-failed-code-$code") in 6..9)
            bluetooth.scanCode = { 0 }
            Pretend.pass(3 * MINUTE)
            assertEquals(1, bluetooth.scans.size)
            assertFalse(hardware.isDeaf)
            hardware.close()
        }
    }

    @Test
    fun `whatever Bluetooth answers at whatever moment, in the end one advert is on the air and one scan stands`() {
        repeat(40) { seed ->
            bluetooth.advertCode = codesOf(seed, most = 4)
            bluetooth.scanCode = codesOf(-seed, most = 6)
            val random = kotlin.random.Random(seed)
            repeat(30) {
                when (random.nextInt(6)) {
                    0 -> hardware.advertise(IDENTITY)
                    1 -> bluetooth.connects()
                    2 -> bluetooth.endsAdverts()
                    3 -> hardware.silence()
                    4 -> hardware.endScan()
                    else -> hardware.scan(closely = random.nextBoolean())
                }
                Pretend.pass(random.nextLong(20 * SECOND))
                assertTrue(bluetooth.adverts.size <= 1 && bluetooth.scans.size <= 1, "seed $seed: one of each at most")
            }
            bluetooth.advertCode = { 0 }
            bluetooth.scanCode = { 0 }
            hardware.advertise(IDENTITY)
            repeat(10) {
                hardware.scan(closely = false)
                Pretend.pass(MINUTE)
            }
            assertEquals(listOf(1, 1), listOf(bluetooth.onAir.size, bluetooth.scans.size), "seed $seed")
        }
    }

    @Test
    fun `what Bluetooth or a dead process of it throws, of any kind and at any call, ends nothing and is counted`() {
        val faults = listOf(
            SecurityException(), IllegalStateException(), IllegalArgumentException(), NullPointerException(),
            RuntimeException(android.os.DeadObjectException()), UnsupportedOperationException(),
        )
        val calls = listOf(
            "le/BluetoothLeAdvertiser.startAdvertisingSet", "le/BluetoothLeAdvertiser.stopAdvertisingSet", "le/BluetoothLeScanner.startScan",
            "le/BluetoothLeScanner.stopScan", "BluetoothAdapter.getBluetoothLeAdvertiser", "BluetoothAdapter.getBluetoothLeScanner",
            "BluetoothManager.openGattServer", "BluetoothManager.getAdapter",
        )
        for (call in calls) for (fault in faults) {
            val before = count("faults-caught")
            Pretend.on("android/bluetooth/$call") { throw fault }
            everything()
            assertTrue(count("faults-caught-${fault.javaClass.simpleName}") > 0, "$call threw $fault")
            assertTrue(count("faults-caught") > before, "$call threw $fault")
            for (name in calls) Pretend.off("android/bluetooth/$name")
            bluetooth = PretendedBluetooth()
        }
        for (gone in Gone.entries) {
            hardware.advertise(IDENTITY)
            hardware.scan(closely = false)
            bluetooth.gone = gone
            everything()
            bluetooth.gone = null
        }
    }

    private fun everything() {
        hardware.advertise(IDENTITY)
        hardware.scan(closely = false)
        hardware.wakeByOthers()
        Pretend.pass(MINUTE)
        hardware.endScan()
        hardware.silence()
        hardware.close()
        Pretend.pass(MINUTE)
    }

    @Test
    fun `somebody whose scan response is lost is not heard at all, and whoever has none is`() {
        val peer = made(BluetoothDevice::class.java)
        hardware.scan(closely = false)
        bluetooth.hears(peer, ADVERT, response = null)
        Pretend.pass(0)
        assertEquals(emptyList(), told)
        bluetooth.hears(peer, ADVERT, RESPONSE)
        bluetooth.hears(peer, ADVERT, response = null, canBeAsked = false)
        Pretend.pass(0)
        assertEquals(listOf(24, null), told.map { assertIs<RadioInput.Heard>(it).scanResponse?.size })
    }
}
