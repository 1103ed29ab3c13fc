package vn.bluezone.radio.pretend

import android.app.PendingIntent
import android.content.Intent
import android.database.sqlite.SQLiteException
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertNotEquals
import kotlin.test.assertSame
import vn.bluezone.radio.NoticeActivity
import vn.bluezone.radio.NoticeButton
import vn.bluezone.radio.Notices
import vn.bluezone.radio.Radio
import vn.bluezone.radio.TapReceiver
import vn.bluezone.radio.engine.Tap

private const val KEY = "bluetooth-off"
private val BUTTONS = listOf(NoticeButton("switch-on", "Bật", true), NoticeButton("not-today", "Thôi", false), NoticeButton("x", "X", false))

/** Notices and taps over a pretended Android. It says nothing of what a phone would do. */
class NoticesTest {
    private val phone = PretendedPhone()

    private fun taps() = Radio.of(phone.context).taps.give().map { Tap(it.key, it.button, at = 0) }

    /** The intents of the notice that was posted last, each by what it would start. */
    private fun posted(key: String = KEY): List<Pair<String, Intent>> {
        Pretend.calls.clear()
        Notices(phone.context).post(key, "Bluetooth", "tắt", BUTTONS)
        val pending = Pretend.calls.filter { it.name.startsWith("android/app/PendingIntent.get") }
        for (call in pending) assertEquals(PendingIntent.FLAG_IMMUTABLE, call.args[3])
        return pending.map { it.name.substringAfterLast('.') to it.args[2] as Intent }
    }

    /** Keys of notices that were taken away. */
    private fun withdrawn(): List<Any?> =
        Pretend.calls.filter { it.name == "android/app/NotificationManager.cancel" && it.args.size == 2 }.map { it.args[0] }

    private fun madeFor(intent: Intent): Any? = Pretend.calls.first { it.self === intent && it.name.endsWith("Intent.<init>") }.args[1]

    @Test
    fun `a notice and its first two buttons start what they should, each by an intent of its own`() {
        val intents = posted()
        assertEquals(listOf("getActivity", "getActivity", "getBroadcast"), intents.map { it.first })
        val targets = intents.map { madeFor(it.second) }
        assertEquals(listOf<Any?>(NoticeActivity::class.java, NoticeActivity::class.java, TapReceiver::class.java), targets)
        assertEquals(2, Pretend.said("addAction").size)
        assertEquals(listOf<Any?>(KEY, 0), Pretend.last("notify").args.take(2))
        val actions = (intents + posted("attention")).map { it.second.action }
        assertEquals(6, actions.toSet().size)
    }

    @Test
    fun `a button that does not open the app notes its tap in a process that has just begun, and the notice goes`() {
        val (_, intent) = posted().last()
        phone.kept["plan"] = "{}"
        phone.begin()
        TapReceiver().onReceive(phone.context, intent)
        // A resident's tap is one of the moments in which a service may start.
        assertEquals(1, Pretend.said("startForegroundService").size)
        assertEquals(listOf(KEY), withdrawn())
        assertEquals(0, Pretend.said("startActivity").size)
        phone.begin()
        assertEquals(listOf(Tap(KEY, "not-today", 0)), taps())
        assertEquals(emptyList(), taps())
    }

    @Test
    fun `a notice, and a button that opens the app, note their tap and open it`() {
        for ((n, button) in listOf(null, "switch-on").withIndex()) {
            val (_, intent) = posted()[n]
            val app = intentOf("app")
            val activity = NoticeActivity()
            Pretend.on("android/app/Activity.getIntent") { intent }
            Pretend.on("android/content/pm/PackageManager.getLaunchIntentForPackage") { app }
            activity.onCreate(null)
            assertSame(app, Pretend.last("startActivity").args[0])
            assertEquals(listOf("cancel", "startActivity", "finish"), Pretend.said("cancel", "startActivity", "finish"))
            assertEquals(listOf(Tap(KEY, button, 0)), taps())
        }
    }

    @Test
    fun `a tap that cannot be written down leaves the notice, and one without a key is none`() {
        val (_, intent) = posted().last()
        Pretend.on("android/database/sqlite/SQLiteDatabase.execSQL") { throw SQLiteException() }
        TapReceiver().onReceive(phone.context, intent)
        TapReceiver().onReceive(phone.context, intentOf("x"))
        assertEquals(emptyList(), withdrawn())
        assertEquals(emptyMap(), phone.kept)
    }

    @Test
    fun `whoever forgets forgets taps and notices`() {
        val (_, intent) = posted().last()
        TapReceiver().onReceive(phone.context, intent)
        assertNotEquals(emptyMap(), phone.kept)
        Radio.of(phone.context).forget()
        assertEquals(1, Pretend.said("cancelAll").size)
        assertEquals(emptyList(), taps())
    }
}
