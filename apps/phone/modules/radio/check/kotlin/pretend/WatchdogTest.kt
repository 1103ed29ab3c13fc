package vn.bluezone.radio.pretend

import android.bluetooth.BluetoothAdapter
import android.bluetooth.BluetoothDevice
import android.content.BroadcastReceiver
import android.content.Intent
import android.database.sqlite.SQLiteException
import java.util.TimeZone
import kotlin.test.AfterTest
import kotlin.test.Test
import kotlin.test.assertEquals
import vn.bluezone.radio.DeviceReceiver
import vn.bluezone.radio.Radio
import vn.bluezone.radio.RadioService
import vn.bluezone.radio.WakeReceiver
import vn.bluezone.radio.engine.ScanPlan

private val HOUR = 3_600_000
private val PLAN = ScanPlan(4_000, 60_000, 7_000, 120_000, 300_000, 0.15)

/** What starts the radio again, and what is said when it may not, over a pretended Android. It says nothing of what a phone would do. */
class WatchdogTest {
    private val phone = PretendedPhone()
    private val zone = TimeZone.getDefault()

    @AfterTest
    fun end() = TimeZone.setDefault(zone)

    /** Puts this phone into a zone where it is this hour now. */
    private fun clock(hour: Int) {
        val utc = (System.currentTimeMillis() / HOUR % 24).toInt()
        TimeZone.setDefault(TimeZone.getTimeZone("GMT%+d".format((hour - utc + 36) % 24 - 12)))
    }

    private fun starts() = Pretend.said("startForegroundService").size

    /** How often it was said that the radio stopped. */
    private fun said() = Pretend.calls.count { it.name == "android/app/NotificationManager.notify" && it.args[0] == 2 }

    private fun wakes(times: Int = 1, day: Boolean = true) {
        clock(if (day) 12 else 2)
        repeat(times) {
            phone.begin()
            DeviceReceiver().onReceive(phone.context, intentOf(BluetoothDevice.ACTION_ACL_CONNECTED))
        }
    }

    @Test
    fun `a device that connects or goes starts a service that is wanted, once, and nobody reads which it was`() {
        wakes()
        assertEquals(0, starts())
        phone.kept["plan"] = "{}"
        wakes()
        assertEquals(1, starts())
        Pretend.calls.clear()
        val gone = intentOf(BluetoothDevice.ACTION_ACL_DISCONNECTED)
        DeviceReceiver().onReceive(phone.context, gone)
        assertEquals(0, starts())
        val asked = Pretend.calls.filter { it.self === gone }.map { it.name.substringAfterLast('.') }.toSet()
        assertEquals(setOf("<init>", "setAction", "getAction"), asked)
    }

    @Test
    fun `whoever knows the receiver's name gets nothing done`() {
        phone.kept["plan"] = "{}"
        for (intent in listOf(intentOf("android.bluetooth.device.action.FOUND"), made(Intent::class.java)))
            DeviceReceiver().onReceive(phone.context, intent)
        assertEquals(0, starts())
    }

    @Test
    fun `other wakes start it too`() {
        phone.kept["plan"] = "{}"
        for (action in listOf(Intent.ACTION_BOOT_COMPLETED, Intent.ACTION_TIME_CHANGED, "vn.bluezone.radio.ALARM")) {
            phone.begin()
            WakeReceiver().onReceive(phone.context, intentOf(action))
        }
        assertEquals(3, starts())
        assertEquals(3, Pretend.said("setAndAllowWhileIdle").size)
    }

    @Test
    fun `a service that may not start is told of once in 24 hours, in the daytime`() {
        phone.kept["plan"] = "{}"
        phone.letsStart = false
        wakes(times = 3, day = false)
        assertEquals(0, said())
        wakes(times = 3)
        assertEquals(1, said())
        assertEquals(RadioService::class.java, Pretend.calls.last { it.name.endsWith("Intent.<init>") && it.args.size == 2 }.args[1])
        assertEquals(1, Pretend.said("getForegroundService").size)
        phone.kept["stoppedSaid"] = (System.currentTimeMillis() - 24 * HOUR).toString()
        wakes()
        assertEquals(2, said())
    }

    @Test
    fun `nothing is said while Bluetooth is off, nothing is wanted, or it cannot be written down`() {
        phone.letsStart = false
        wakes()
        phone.kept["plan"] = "{}"
        phone.isOn = false
        wakes()
        phone.isOn = true
        Pretend.on("android/database/sqlite/SQLiteDatabase.execSQL") { throw SQLiteException() }
        wakes()
        assertEquals(0, said())
    }

    @Test
    fun `a service that runs takes back that it was stopped, and one that may not run says it`() {
        phone.kept["plan"] = "{}"
        clock(12)
        RadioService().onStartCommand(null, 0, 1)
        assertEquals(listOf("startForeground", "cancel"), Pretend.said("startForeground", "cancel"))
        assertEquals(2, Pretend.last("cancel").args.single())
        phone.begin()
        Pretend.on("android/app/Service.startForeground") { throw IllegalStateException() }
        RadioService().onStartCommand(null, 0, 1)
        assertEquals(listOf("stopSelf"), Pretend.said("stopSelf"))
        assertEquals(1, said())
        assertEquals(false, Radio.of(phone.context).isServed)
    }

    @Test
    fun `Bluetooth that was switched on starts it, and ends nothing that runs`() {
        phone.kept["plan"] = "{}"
        val radio = Radio.of(phone.context)
        val changes = Pretend.last("registerReceiver").args[0] as BroadcastReceiver
        val switched = intentOf(BluetoothAdapter.ACTION_STATE_CHANGED)
        changes.onReceive(phone.context, switched)
        assertEquals(1, starts())
        RadioService().onStartCommand(null, 0, 1)
        radio.plan(null)
        changes.onReceive(phone.context, switched)
        assertEquals(emptyList(), Pretend.said("stopService"))
    }

    @Test
    fun `a service is stopped once it has shown its notice, and stops by itself before that`() {
        phone.kept["plan"] = "{}"
        RadioService.turn(phone.context)
        Radio.of(phone.context).plan(null)
        RadioService.turn(phone.context)
        assertEquals(emptyList(), Pretend.said("stopService"))
        val service = RadioService()
        service.onStartCommand(null, 0, 1)
        assertEquals(listOf<Any?>(1), Pretend.last("stopSelf").args)
        assertEquals(false, Radio.of(phone.context).isServed)
        RadioService.turn(phone.context)
        assertEquals(emptyList(), Pretend.said("stopService"))
        Radio.of(phone.context).plan(PLAN)
        service.onStartCommand(null, 0, 2)
        Radio.of(phone.context).plan(null)
        RadioService.turn(phone.context)
        assertEquals(listOf("stopService"), Pretend.said("stopService"))
        service.onDestroy()
        RadioService.turn(phone.context)
        assertEquals(listOf("stopService"), Pretend.said("stopService"))
    }

    @Test
    fun `a radio that is not wanted any more takes it back too, and starts when it is wanted again`() {
        phone.kept["plan"] = "{}"
        phone.letsStart = false
        wakes()
        val radio = Radio.of(phone.context)
        radio.plan(null)
        RadioService.turn(phone.context)
        val order = listOf("startForegroundService", "notify", "cancel")
        assertEquals(order, Pretend.said(*order.toTypedArray()))
        phone.letsStart = true
        for (plan in listOf(PLAN, null, PLAN)) {
            radio.plan(plan)
            RadioService.turn(phone.context)
        }
        assertEquals(3, starts())
    }
}
