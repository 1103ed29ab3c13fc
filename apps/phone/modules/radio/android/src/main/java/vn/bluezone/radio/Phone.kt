package vn.bluezone.radio

import android.Manifest
import android.bluetooth.BluetoothAdapter
import android.bluetooth.BluetoothManager
import android.content.Context
import android.content.Intent
import android.content.IntentFilter
import android.content.pm.PackageManager
import android.net.ConnectivityManager
import android.net.NetworkCapabilities
import android.os.Build
import android.os.SystemClock
import android.provider.Settings
import java.util.UUID

/** Why the radio works or not, as far as the phone says (face.ts, `RadioCondition`). */
enum class Readiness { ON, MUTE, OFF, REFUSED, ABSENT }

/** What the radio asks of the phone beside Bluetooth itself. */
class Phone(private val context: Context) {
    private val manager: BluetoothManager? = context.getSystemService(Context.BLUETOOTH_SERVICE) as BluetoothManager?

    val bluetooth: BluetoothAdapter? get() = manager?.adapter

    val bluetoothManager: BluetoothManager? get() = manager

    /** Milliseconds since the boot, the time asleep counted; never jumps. */
    fun monotonic(): Long = SystemClock.elapsedRealtime()

    /** Opaque, new at every boot. A phone that does not count its boots has a new one in each process: never one for all boots. */
    val bootId: String =
        Settings.Global.getInt(context.contentResolver, Settings.Global.BOOT_COUNT, 0).let { if (it > 0) "boot-$it" else UNCOUNTED }

    /** Battery share 0–1; null when unknown. */
    fun battery(): Double? = context.registerReceiver(null, IntentFilter(Intent.ACTION_BATTERY_CHANGED))?.let { shareOf(it) }

    /**
     * Whether bytes cost nothing on the network in use, by the system's word: another phone's hotspot is Wi-Fi and metered. Without a
     * network, and where the system does not answer (some makers' Android 11 throws), it is not.
     */
    fun unmetered(): Boolean {
        val manager = context.getSystemService(Context.CONNECTIVITY_SERVICE) as ConnectivityManager? ?: return false
        return try {
            val network = manager.activeNetwork ?: return false
            val able = manager.getNetworkCapabilities(network) ?: return false
            able.hasCapability(NetworkCapabilities.NET_CAPABILITY_NOT_METERED)
        } catch (_: SecurityException) {
            false
        }
    }

    /** Whether the radio could work now. */
    fun readiness(): Readiness {
        val adapter = bluetooth
        return when {
            adapter == null || !context.packageManager.hasSystemFeature(PackageManager.FEATURE_BLUETOOTH_LE) -> Readiness.ABSENT
            !mayUseBluetooth() || !locationIsEnough() -> Readiness.REFUSED
            !adapter.isEnabled -> Readiness.OFF
            adapter.bluetoothLeAdvertiser == null -> Readiness.MUTE
            else -> Readiness.ON
        }
    }

    /** Whether the radio could work now as far as the resident and the phone are concerned. */
    fun couldWork(): Boolean = readiness().let { it == Readiness.ON || it == Readiness.MUTE }

    /** The permissions without which nothing of Bluetooth works, asked for by this system. */
    fun bluetoothPermissions(): List<String> =
        if (Build.VERSION.SDK_INT >= 31)
            listOf(Manifest.permission.BLUETOOTH_SCAN, Manifest.permission.BLUETOOTH_ADVERTISE, Manifest.permission.BLUETOOTH_CONNECT)
        else emptyList()

    /** Up to Android 11 whoever scans needs the permission to know the place, and the switch for it on. */
    val needsLocation: Boolean get() = Build.VERSION.SDK_INT < 31

    /** Whether that switch is on. */
    fun locationIsOn(): Boolean =
        Settings.Secure.getInt(context.contentResolver, Settings.Secure.LOCATION_MODE, Settings.Secure.LOCATION_MODE_OFF) !=
            Settings.Secure.LOCATION_MODE_OFF

    fun isGranted(permission: String): Boolean =
        context.checkSelfPermission(permission) == PackageManager.PERMISSION_GRANTED

    private fun mayUseBluetooth(): Boolean = bluetoothPermissions().all { isGranted(it) }

    private fun locationIsEnough(): Boolean =
        !needsLocation || (isGranted(Manifest.permission.ACCESS_FINE_LOCATION) && locationIsOn())

    companion object {
        private val UNCOUNTED = "process-${UUID.randomUUID()}"

        /** The battery's share in a battery broadcast; null when it has none. */
        fun shareOf(intent: Intent): Double? {
            val level = intent.getIntExtra("level", -1)
            val scale = intent.getIntExtra("scale", 0)
            return if (level < 0 || scale <= 0) null else level.toDouble() / scale
        }
    }
}
