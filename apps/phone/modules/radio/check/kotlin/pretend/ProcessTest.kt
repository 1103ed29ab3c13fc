package vn.bluezone.radio.pretend

import android.content.Intent
import android.content.pm.ServiceInfo
import java.io.IOException
import java.util.TimeZone
import kotlin.test.AfterTest
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertFalse
import kotlin.test.assertNotEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue
import vn.bluezone.radio.KeptScan
import vn.bluezone.radio.R
import vn.bluezone.radio.Radio
import vn.bluezone.radio.RadioService
import vn.bluezone.radio.RadioStore
import vn.bluezone.radio.Vault
import vn.bluezone.radio.WakeReceiver
import vn.bluezone.radio.engine.Identity
import vn.bluezone.radio.engine.ScanPlan
import vn.bluezone.radio.engine.ScanRecord

private val STANDING = listOf(R.string.bluezone_radio_running, R.string.bluezone_radio_waiting)
private const val MINUTE = 60_000L
private const val HOUR = 60 * MINUTE
private const val DAY = 24 * HOUR

/** The module's process as Android's system treats it, by the rules of `PretendedSystem` and `PretendedKeystore`. */
class ProcessTest {
    private val phone = PretendedPhone().also { it.kept["plan"] = "{}" }
    private val zone = TimeZone.getDefault()

    init {
        PretendedKeystore.begin()
        Pretend.on("android/os/SystemClock.elapsedRealtime") { Pretend.now }
        Pretend.on("android/provider/Settings\$Global.getInt") { 7 }
        // Noon here, in which notices may be posted.
        val utc = (System.currentTimeMillis() / HOUR % 24).toInt()
        TimeZone.setDefault(TimeZone.getTimeZone("GMT%+d".format((12 - utc + 36) % 24 - 12)))
    }

    @AfterTest
    fun end() {
        TimeZone.setDefault(zone)
        PretendedSystem(phone, 0)
    }

    private fun wakes(action: String = Intent.ACTION_BOOT_COMPLETED) = WakeReceiver().onReceive(phone.context, intentOf(action))

    private fun alarm() {
        Pretend.pass(15 * MINUTE)
        wakes("vn.bluezone.radio.ALARM")
    }

    /** How often JavaScript was started behind, and how often it was asked to open the app. */
    private fun awakened() = Pretend.said("startService").size

    /** What the service's own notice says. */
    private fun standing(lacks: Boolean): Boolean {
        val text = if (lacks) R.string.bluezone_radio_waiting else R.string.bluezone_radio_running
        return Pretend.calls.last { it.name.endsWith("getString") && it.args[0] in STANDING }.args[0] == text
    }

    private fun asked() = Pretend.calls.count { it.name == "android/app/NotificationManager.notify" && it.args[0] == 3 }

    private fun identities(until: Long) =
        listOf(Identity(Pretend.now, until, ByteArray(31), ByteArray(24), ByteArray(20), 1))

    @Test
    fun `Android 10 lets the radio hear from behind, and so do all others from 8 to 16 but 11`() {
        for (level in listOf(26, 28, 29, 31, 33, 34, 36)) {
            phone.begin()
            val system = PretendedSystem(phone, level)
            wakes()
            system.run()
            assertTrue(system.hears(), "$level")
            assertFalse(system.isEnded)
            val isPlace = system.types and ServiceInfo.FOREGROUND_SERVICE_TYPE_LOCATION != 0
            if (level >= 31) assertFalse(isPlace, "$level")
        }
    }

    @Test
    fun `Android 11 lets it hear from behind once it was started in front or by a tap, and the radio knows where it was not`() {
        val system = PretendedSystem(phone, 30)
        wakes()
        system.run()
        val radio = Radio.of(phone.context)
        assertFalse(system.hears())
        assertTrue(RadioService.isDeaf(radio))
        // The app is opened, then laid aside.
        system.isInFront = true
        RadioService.turn(phone.context)
        system.run()
        system.isInFront = false
        assertTrue(system.hears())
        assertFalse(RadioService.isDeaf(radio))
        RadioService.turn(phone.context)
        assertEquals(2, Pretend.said("startForegroundService").size)
    }

    @Test
    fun `on Android 11 a tap on the notice that it stopped lets it hear`() {
        val system = PretendedSystem(phone, 30)
        wakes()
        system.run()
        system.taps(intentOf(RadioService.TAPPED))
        system.run()
        assertTrue(system.hears())
        assertFalse(RadioService.isDeaf(Radio.of(phone.context)))
    }

    @Test
    fun `on Android 11 a radio that hears nobody after a restart says so, counts no minute, and looks anew once it may hear`() {
        val bluetooth = PretendedBluetooth()
        val system = PretendedSystem(phone, 30)
        bluetooth.mayHear = system::hears
        phone.kept["settings"] = "{}"
        Pretend.on("org/json/JSONObject.getLong") { if (it.args[0] == "window") 4_000L else MINUTE }
        Pretend.on("org/json/JSONObject.getDouble") { 0.15 }
        wakes()
        system.run()
        val radio = Radio.of(phone.context)
        Pretend.pass(10 * MINUTE)
        assertTrue(radio.isDeaf)
        assertEquals(0, radio.listened())
        assertNull(bluetooth.waking)
        system.isInFront = true
        RadioService.turn(phone.context)
        system.run()
        system.isInFront = false
        Pretend.pass(2 * MINUTE)
        assertTrue(bluetooth.scans.single().hears)
        assertEquals(true, bluetooth.waking)
        assertFalse(radio.isDeaf)
        assertTrue(radio.listened() > 0)
    }

    @Test
    fun `a service that is started after Bluetooth was refused goes, and the app lives`() {
        for (level in listOf(26, 30, 33, 34, 36)) {
            phone.begin()
            val system = PretendedSystem(phone, level)
            system.allowsBluetooth = false
            system.taps(intentOf(RadioService.TAPPED))
            system.run()
            assertFalse(system.isEnded, "$level")
            if (level >= 34) assertNull(system.service)
        }
    }

    @Test
    fun `a service that is wanted again while it stops goes on`() {
        val system = PretendedSystem(phone, 36)
        phone.kept.remove("plan")
        for (n in 1..2) system.taps(intentOf(RadioService.TAPPED))
        system.run(times = 1)
        Radio.of(phone.context).plan(ScanPlan(4_000, 60_000, 7_000, 120_000, 300_000, 0.15))
        system.run()
        assertNotNull(system.service)
        assertTrue(Radio.of(phone.context).isServed)
        assertFalse(system.isEnded)
        // Nobody wants it any more: it goes.
        Radio.of(phone.context).plan(null)
        system.taps(intentOf(RadioService.TAPPED))
        system.run()
        assertNull(system.service)
        assertFalse(system.isEnded)
    }

    @Test
    fun `a service that the system killed and starts again by itself shows itself anew`() {
        val system = PretendedSystem(phone, 36)
        wakes()
        system.run()
        system.kills()
        assertEquals(ServiceInfo.FOREGROUND_SERVICE_TYPE_CONNECTED_DEVICE, system.types)
        assertTrue(Radio.of(phone.context).isServed)
    }

    @Test
    fun `without its service, which alone keeps the system from freezing the process, the radio scans nothing and advertises nothing`() {
        val system = PretendedSystem(phone, 36)
        phone.kept["settings"] = "{}"
        Pretend.on("org/json/JSONObject.getLong") { MINUTE }
        Pretend.on("org/json/JSONObject.getDouble") { 0.15 }
        wakes()
        system.run()
        Pretend.pass(0)
        val radio = Radio.of(phone.context)
        radio.schedule(identities(HOUR))
        Pretend.pass(0)
        val order = arrayOf("startAdvertisingSet", "stopAdvertisingSet", "startScan", "stopScan")
        assertTrue("startScan" in Pretend.said(*order))
        assertTrue("startAdvertisingSet" in Pretend.said(*order))
        Pretend.calls.clear()
        system.service!!.onDestroy()
        Pretend.pass(0)
        assertEquals(setOf("stopAdvertisingSet", "stopScan"), Pretend.said(*order).toSet())
        Pretend.calls.clear()
        Pretend.pass(HOUR)
        assertEquals(emptyList(), Pretend.said("startAdvertisingSet", "startScan"))
    }

    @Test
    fun `a radio without identities has JavaScript run at once, without network, and then every 15 minutes at most`() {
        val system = PretendedSystem(phone, 36)
        wakes()
        system.run()
        assertEquals("vn.bluezone.radio.BehindService", Pretend.last("setClassName").args[1])
        assertEquals(1, awakened())
        // Also not by a process that begins again and again.
        repeat(5) {
            system.kills()
            wakes()
        }
        assertEquals(1, awakened())
        alarm()
        assertEquals(2, awakened())
        Radio.of(phone.context).schedule(identities(Pretend.now + 72 * HOUR))
        repeat(96) { alarm() }
        assertEquals(2, awakened())
        alarm()
        assertEquals(3, awakened())
        repeat(4) { alarm() }
        assertEquals(4, awakened())
        Radio.of(phone.context).forget()
        repeat(4) { alarm() }
        assertEquals(4, awakened())
    }

    @Test
    fun `where JavaScript brings no identities for an hour the resident is asked to open the app, once a day, until it has`() {
        val system = PretendedSystem(phone, 36)
        wakes()
        system.run()
        assertTrue(standing(lacks = true))
        repeat(3) { alarm() }
        assertEquals(0, asked())
        repeat(10) { alarm() }
        assertEquals(1, asked())
        Radio.of(phone.context).schedule(identities(Pretend.now + 72 * HOUR))
        Pretend.calls.clear()
        alarm()
        assertEquals(listOf<Any?>(3), Pretend.last("cancel").args)
        assertEquals(0, asked())
        assertTrue(standing(lacks = false))
    }

    @Test
    fun `on Android 11 who does not open the app for an hour after a restart is asked to, though there are identities`() {
        val system = PretendedSystem(phone, 30)
        wakes()
        system.run()
        Radio.of(phone.context).schedule(identities(72 * HOUR))
        repeat(5) { alarm() }
        assertEquals(1, asked())
        system.isInFront = true
        RadioService.turn(phone.context)
        system.run()
        assertEquals(listOf<Any?>(3), Pretend.last("cancel").args)
    }

    @Test
    fun `a Keystore whose process fails, or a file that is none, is no table, and ends nobody`() {
        val radio = Radio.of(phone.context)
        radio.schedule(identities(HOUR))
        assertEquals(true, Vault(phone.context).read()?.isNotEmpty())
        PretendedKeystore.isDead = true
        assertNull(Vault(phone.context).read())
        assertFailsWith<IOException> { radio.schedule(identities(HOUR)) }
        Vault(phone.context).forget()
        PretendedKeystore.isDead = false
        for (length in 0..40) {
            phone.sealed = ByteArray(length)
            assertNull(Vault(phone.context).read(), "$length")
        }
    }

    @Test
    fun `a key that seals no more makes room for one that does`() {
        PretendedKeystore.keys["bluezone-radio"] = object : javax.crypto.SecretKey {
            override fun getAlgorithm() = "AES"
            override fun getFormat() = null
            override fun getEncoded() = null
        }
        Radio.of(phone.context).schedule(identities(HOUR))
        assertEquals(true, Vault(phone.context).read()?.isNotEmpty())
    }

    @Test
    fun `a process begins without asking the Keystore, which its first thread would wait for`() {
        val system = PretendedSystem(phone, 36)
        Radio.of(phone.context).schedule(identities(HOUR))
        Pretend.pass(0)
        phone.begin()
        Pretend.calls.clear()
        phone.kept["settings"] = "{}"
        phone.kept.remove("plan")
        wakes()
        system.run()
        assertEquals(1, Pretend.said("startForegroundService").size)
        assertEquals(0, Pretend.said("readFully").size)
        Pretend.pass(0)
        assertEquals(1, Pretend.said("readFully").size)
    }

    @Test
    fun `a clock that is set ahead by years takes nothing away that nobody has collected`() {
        val kept = RadioStore(phone.context)
        val scan = { wall: Long, at: Long ->
            KeptScan("boot-7", wall, ScanRecord(at, 0, 1, -60.0, -60, ByteArray(6), ByteArray(31), null, null))
        }
        val oldest = { (Pretend.calls.last { it.name.endsWith("execSQL") && "scans WHERE lived" in it.args[0] as String }.args[1] as Array<*>)[0] as Long }
        kept.add(listOf(scan(0, 5 * MINUTE)))
        kept.add(listOf(scan(5_000 * DAY, 6 * MINUTE)))
        assertTrue(oldest() <= 0)
        // After two weeks in which the phone was on, it goes.
        kept.add(listOf(scan(0, 14 * DAY + 7 * MINUTE)))
        assertEquals(7 * MINUTE, oldest())
    }

    @Test
    fun `a phone that does not count its boots has no table of another boot`() {
        assertEquals("boot-7", Radio.of(phone.context).phone.bootId)
        phone.begin()
        Pretend.on("android/provider/Settings\$Global.getInt") { it.args[2] }
        assertNotEquals("boot-0", Radio.of(phone.context).phone.bootId)
    }
}
