package vn.bluezone.radio.pretend

import android.app.AlarmManager
import android.app.NotificationManager
import android.bluetooth.BluetoothManager
import android.content.Context
import android.content.ContextWrapper
import android.content.Intent
import android.content.pm.PackageManager
import android.database.Cursor
import android.net.ConnectivityManager
import android.os.PowerManager
import java.io.File
import java.io.FileOutputStream
import java.io.IOException
import java.lang.reflect.Proxy
import vn.bluezone.radio.Radio
import vn.bluezone.radio.RadioService

/** A phone whose parts the radio finds, and what it keeps. */
class PretendedPhone {
    val context: Context = ContextWrapper(null)

    /** What SQLite has, of its table of values. */
    val kept = HashMap<String, String>()

    /** The bytes of the one file that it keeps; null when there is none. */
    var sealed: ByteArray? = null

    /** Whether Bluetooth is on, and whether an app may start a service now. */
    var isOn = true
    var letsStart = true

    init {
        Pretend.reset()
        begin()
        val parts = mapOf<String, Any>(
            Context.NOTIFICATION_SERVICE to made(NotificationManager::class.java),
            Context.BLUETOOTH_SERVICE to made(BluetoothManager::class.java),
            Context.POWER_SERVICE to made(PowerManager::class.java),
            Context.ALARM_SERVICE to made(AlarmManager::class.java),
            Context.CONNECTIVITY_SERVICE to made(ConnectivityManager::class.java),
        )
        val packages = object : PackageManager() {}
        for (name in listOf("content/Context", "content/ContextWrapper", "view/ContextThemeWrapper", "app/Activity")) {
            Pretend.on("android/$name.getSystemService") { parts.getValue(it.args[0] as String) }
            Pretend.on("android/$name.getApplicationContext") { context }
            Pretend.on("android/$name.getPackageManager") { packages }
            Pretend.on("android/$name.startForegroundService") { if (!letsStart) throw IllegalStateException() else null }
        }
        Pretend.on("android/bluetooth/BluetoothAdapter.isEnabled") { isOn }
        Pretend.on("android/provider/Settings\$Secure.getInt") { 3 }
        file()
        intents()
        values()
    }

    /** Another process: nothing is in memory. */
    fun begin() {
        set(Radio::class.java, "one", null)
        set(RadioService::class.java, "isShown", false)
    }

    private fun file() {
        val written = File.createTempFile("bluezone", null).also { it.deleteOnExit() }
        Pretend.on("android/util/AtomicFile.readFully") { sealed ?: throw IOException() }
        Pretend.on("android/util/AtomicFile.startWrite") { FileOutputStream(written) }
        Pretend.on("android/util/AtomicFile.finishWrite") { call ->
            (call.args[0] as FileOutputStream).close()
            sealed = written.readBytes()
        }
        Pretend.on("android/util/AtomicFile.delete") { sealed = null }
    }

    private fun set(of: Class<*>, name: String, value: Any?) {
        val field = of.getDeclaredField(name)
        field.isAccessible = true
        field.set(null, value)
    }

    private fun intents() {
        val extras = HashMap<Any?, HashMap<Any?, Any?>>()
        val actions = HashMap<Any?, Any?>()
        Pretend.on("android/content/Intent.putExtra") { call ->
            extras.getOrPut(call.self) { HashMap() }[call.args[0]] = call.args[1]
            call.self
        }
        Pretend.on("android/content/Intent.getStringExtra") { extras[it.self]?.get(it.args[0]) }
        Pretend.on("android/content/Intent.setAction") { call ->
            actions[call.self] = call.args[0]
            call.self
        }
        Pretend.on("android/content/Intent.getAction") { actions[it.self] }
    }

    private fun values() {
        Pretend.on("android/database/sqlite/SQLiteDatabase.rawQuery") { call ->
            val asked = (call.args[1] as? Array<*>)?.firstOrNull()
            row(if ("FROM kept" in call.args[0] as String) kept[asked] else null)
        }
        Pretend.on("android/database/sqlite/SQLiteDatabase.execSQL") { call ->
            val with = (call.args.getOrNull(1) as? Array<*>)?.map { it.toString() }.orEmpty()
            when (call.args[0]) {
                "INSERT OR REPLACE INTO kept VALUES (?, ?)" -> kept[with[0]] = with[1]
                "DELETE FROM kept WHERE name = ?" -> kept.remove(with[0])
                "DELETE FROM kept WHERE name <> ?" -> kept.keys.retainAll(setOf(with[0]))
            }
        }
    }

    private fun row(value: String?): Any = Proxy.newProxyInstance(javaClass.classLoader, arrayOf(Cursor::class.java)) { _, asked, _ ->
        when (asked.name) {
            "moveToFirst" -> value != null
            "getString" -> value
            else -> null
        }
    }
}

/** An intent with an action. */
fun intentOf(action: String): Intent = made(Intent::class.java).setAction(action)
