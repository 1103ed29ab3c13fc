package vn.bluezone.radio.pretend

import android.app.ActivityManager
import android.content.Intent
import android.content.pm.ServiceInfo
import android.os.Build
import java.io.File
import vn.bluezone.radio.RadioService

private const val FRONT = ActivityManager.RunningAppProcessInfo.IMPORTANCE_FOREGROUND
private const val BEHIND = 400

/** Types of a service as manifests name them. */
private val TYPES = mapOf(
    "connectedDevice" to ServiceInfo.FOREGROUND_SERVICE_TYPE_CONNECTED_DEVICE,
    "location" to ServiceInfo.FOREGROUND_SERVICE_TYPE_LOCATION,
    "shortService" to ServiceInfo.FOREGROUND_SERVICE_TYPE_SHORT_SERVICE,
)

/** The types that the module's own manifest declares for the radio's service. */
private val DECLARED: Int by lazy {
    val manifest = File(System.getProperty("bluezone.manifest")).readText()
    val types = Regex("""RadioService"[^>]*foregroundServiceType="([^"]+)"""").find(manifest)!!.groupValues[1]
    types.split('|').sumOf { TYPES.getValue(it) }
}

/**
 * What Android's system does with the service that an app starts, and whom it lets hear, at one API level. By Android's documentation
 * ("Foreground services", "Restrictions on starting a foreground service from the background", "Foreground service types are required")
 * and AOSP: frameworks/base, `ActiveServices.java`; packages/modules/Bluetooth, `GattService.java` and `Utils.java`.
 */
class PretendedSystem(private val phone: PretendedPhone, private val level: Int) {
    /** Whether the app is on the screen. */
    var isInFront = false

    /** Whether the resident allows Bluetooth ("nearby devices"). */
    var allowsBluetooth = true

    /** Whether the system ended the app, for a promise that it did not keep. */
    var isEnded = false
        private set

    /** The running service; null without one. */
    var service: RadioService? = null
        private set

    /** As what it runs in the foreground; 0: it does not. */
    var types = 0
        private set

    private val pending = ArrayDeque<Intent?>()
    private var isPromised = false
    private var mayUseInFront = false
    private var id = 0

    init {
        Build.VERSION::class.java.getField("SDK_INT").setInt(null, level)
        Pretend.on("android/app/ActivityManager.getMyMemoryState") { call ->
            (call.args[0] as ActivityManager.RunningAppProcessInfo).importance = if (isInFront) FRONT else BEHIND
        }
        for (name in listOf("Context", "ContextWrapper")) {
            Pretend.on("android/content/$name.startForegroundService") { starts(it.args[0] as Intent, false) }
            Pretend.on("android/content/$name.checkSelfPermission") { if (allowsBluetooth) 0 else -1 }
            Pretend.on("android/content/$name.stopService") {
                bringDown()
                true
            }
        }
        Pretend.on("android/app/Service.startForeground") { call -> show(if (call.args.size > 2) call.args[2] as Int else DECLARED) }
        Pretend.on("android/app/Service.stopForeground") { types = 0 }
        Pretend.on("android/app/Service.stopSelf") { call ->
            // With an id, only when no other start came after it.
            if (call.args.isEmpty() || call.args[0] == id && pending.isEmpty()) bringDown()
        }
    }

    /** The resident taps a button of a notice that starts the service: as good as in front (exempt on Android 11 and 12). */
    fun taps(intent: Intent) = starts(intent, true)

    /** The system comes round to what was started, so many times, or until nothing is left. */
    fun run(times: Int = Int.MAX_VALUE) {
        val last = id.toLong() + times
        while (pending.isNotEmpty() && id < last) {
            val intent = pending.removeFirst()
            val running = service ?: RadioService().also {
                service = it
                it.onCreate()
            }
            id++
            if (service != null) running.onStartCommand(intent, 0, id)
            // An app that lets ten seconds go by has broken its promise as well.
            if (isPromised) isEnded = true
        }
    }

    /** The system kills the process and, since the service is sticky, starts the service again without a word and without a promise. */
    fun kills() {
        phone.begin()
        service = null
        types = 0
        pending += null
        run()
    }

    /**
     * Whether a scan that starts now brings anything. Up to Android 9 the permission is enough; on 10 and 11 a place must be "in use": the app
     * in front, or a service of type "location" - on 11 one that was started in front (`checkCallerHasFineLocation`; whoever fails it
     * scans and is never told anything, `hasScanResultPermission`). From 12 on who has forsworn places needs none.
     */
    fun hears(): Boolean = when {
        level !in 29..30 || isInFront -> true
        types and ServiceInfo.FOREGROUND_SERVICE_TYPE_LOCATION == 0 -> false
        else -> level == 29 || mayUseInFront
    }

    private fun starts(intent: Intent, isByTap: Boolean) {
        pending += intent
        isPromised = types == 0
        // Asked again with each start, and kept until the service goes (`mAllowWhileInUsePermissionInFgs`).
        mayUseInFront = mayUseInFront || isInFront || isByTap
    }

    private fun show(asked: Int) {
        require(asked and DECLARED.inv() == 0) { "the manifest does not declare these types" }
        val needsBluetooth = asked and ServiceInfo.FOREGROUND_SERVICE_TYPE_CONNECTED_DEVICE != 0
        // Each type's permission is looked at from Android 14 on; Bluetooth's are among those of a connected device.
        if (level >= 34 && needsBluetooth && !allowsBluetooth) throw SecurityException()
        if (level >= 34 && asked and ServiceInfo.FOREGROUND_SERVICE_TYPE_LOCATION != 0) throw SecurityException()
        types = asked
        isPromised = false
    }

    private fun bringDown() {
        // ForegroundServiceDidNotStartInTimeException.
        if (isPromised) isEnded = true
        val gone = service ?: return
        // Starts that wait are forgotten with it (`bringDownServiceLocked`).
        pending.clear()
        service = null
        types = 0
        mayUseInFront = false
        gone.onDestroy()
    }
}
