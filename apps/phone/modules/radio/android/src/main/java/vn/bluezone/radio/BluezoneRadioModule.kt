package vn.bluezone.radio

import android.bluetooth.BluetoothAdapter
import android.content.ActivityNotFoundException
import android.content.Context
import android.content.Intent
import android.net.Uri
import android.os.Build
import android.provider.Settings
import expo.modules.kotlin.Promise
import expo.modules.kotlin.exception.CodedException
import expo.modules.kotlin.exception.Exceptions
import expo.modules.kotlin.modules.Module
import expo.modules.kotlin.modules.ModuleDefinition
import expo.modules.kotlin.records.Field
import expo.modules.kotlin.records.Record
import expo.modules.interfaces.permissions.PermissionsResponse
import vn.bluezone.radio.engine.ScanPlan
import vn.bluezone.radio.engine.Tap
import vn.bluezone.radio.engine.Taps
import vn.bluezone.radio.engine.decodeRows
import vn.bluezone.radio.engine.matchRows

/** face.ts, `RadioSettings`. */
class SettingsOfFace : Record {
    @Field val companyId: Int = 0
    @Field val seekHidden: Boolean = false
    @Field val overflowBit: Int? = null
}

/** face.ts, `ScanPlan`. Numbers of JavaScript. */
class PlanOfFace : Record {
    @Field val window: Double = 0.0
    @Field val steadyEvery: Double = 0.0
    @Field val nearEvery: Double = 0.0
    @Field val nearFor: Double = 0.0
    @Field val lowEvery: Double = 0.0
    @Field val lowBelow: Double = 0.0

    fun plan() = ScanPlan(
        window.toLong(), steadyEvery.toLong(), nearEvery.toLong(), nearFor.toLong(), lowEvery.toLong(), lowBelow,
    )
}

/** face.ts, `NoticeButton`. */
class ButtonOfFace : Record {
    @Field val name: String = ""
    @Field val title: String = ""
    @Field val opens: Boolean = false

    fun button() = NoticeButton(name, title, opens)
}

/** face.ts, `LocalNotice`. */
class NoticeOfFace : Record {
    @Field val key: String = ""
    @Field val title: String = ""
    @Field val body: String = ""
    @Field val buttons: List<ButtonOfFace> = emptyList()
}

/** face.ts, `schedule`: ERR_NO_TABLE, as Expo names it by the class. */
class NoTableException(cause: Throwable) : CodedException("bytes that are no table of identities", cause)

/** The face of the radio (face.ts) over `Radio`: turns values of JavaScript into the engine's, and nothing else. */
class BluezoneRadioModule : Module() {
    private val context: Context get() = appContext.reactContext ?: throw Exceptions.ReactContextLost()
    private val radio: Radio get() = Radio.of(context)
    private val permits: Permits get() = Permits(context, radio.phone)
    private val onTap = { sendEvent("tapped") }
    private var taps: Taps? = null

    override fun definition() = ModuleDefinition {
        Name("BluezoneRadio")
        Constant("txPower") { TX_POWER }
        Constant("maker") { Build.MANUFACTURER }
        Constant("model") { Build.MODEL }
        Events("tapped", "awake")

        OnCreate {
            taps = radio.taps.also { it.onTap = onTap }
            RadioService.turn(context)
        }
        OnDestroy {
            // Another may be there already: that of the JavaScript that comes after.
            taps?.let { if (it.onTap === onTap) it.onTap = null }
        }

        Function("state") { state() }
        Function("counts") { radio.counts.all().mapValues { it.value.toDouble() } }
        Function("settings") { settings: SettingsOfFace ->
            radio.settings(settings.companyId, settings.seekHidden, settings.overflowBit)
            RadioService.turn(context)
        }
        Function("schedule") { table: ByteArray ->
            schedule(table)
            RadioService.turn(context)
        }
        Function("plan") { plan: PlanOfFace? ->
            radio.plan(plan?.plan())
            RadioService.turn(context)
        }
        Function("aired") { radio.aired()?.toDouble() }
        Function("listened") { radio.listened().toDouble() }
        Function("collect") { taken: String? -> shown(radio.collect(taken)) }
        AsyncFunction("match") { keys: ByteArray, seen: ByteArray, slack: Double -> matchRows(keys, seen, slack.toLong()) }
        Function("forget") {
            radio.forget()
            RadioService.turn(context)
        }
        Function("monotonic") { radio.phone.monotonic().toDouble() }
        Function("bootId") { radio.phone.bootId }
        Function("batteryLevel") { radio.phone.battery() }
        AsyncFunction("unmetered") { radio.phone.unmetered() }
        AsyncFunction("permission") { name: String, promise: Promise -> permission(name, promise) }
        AsyncFunction("requestPermission") { name: String, promise: Promise -> requestPermission(name, promise) }
        AsyncFunction("openBluetooth") { openBluetooth() }
        AsyncFunction("openMakerPage") { openMakerPage() }
        Function("notify") { notice: NoticeOfFace ->
            Notices(context).post(notice.key, notice.title, notice.body, notice.buttons.map { it.button() })
        }
        Function("taps") { radio.taps.give().map { shown(it) } }
        Function("rested") {}

        OnActivityEntersForeground {
            radio.look()
            RadioService.turn(context)
        }
    }

    private fun state(): String = when (radio.readiness()) {
        Readiness.ABSENT -> "absent"
        Readiness.REFUSED -> "refused"
        Readiness.OFF -> "off"
        Readiness.MUTE -> if (isStopped()) "stopped" else if (radio.isDeaf) "failing" else "mute"
        Readiness.ON -> if (isStopped()) "stopped" else works()
    }

    private fun works(): String {
        val isUnheard = radio.isUnheard
        return if (radio.isDeaf) (if (isUnheard) "failing" else "deaf") else if (isUnheard) "mute" else "on"
    }

    /** Something is wanted, and the service that would do it was not let run. */
    private fun isStopped(): Boolean = radio.isWanted && !radio.isServed

    private fun schedule(table: ByteArray) = try {
        radio.schedule(decodeRows(table))
    } catch (fault: IllegalArgumentException) {
        throw NoTableException(fault)
    }

    private fun shown(tap: Tap): Map<String, Any?> = mapOf("key" to tap.key, "button" to tap.button, "at" to tap.at.toDouble())

    private fun shown(piece: Piece): Map<String, Any?> = mapOf(
        "piece" to piece.name,
        "more" to piece.more,
        "scans" to piece.scans.map { scan ->
            val one = scan.record
            mapOf(
                "boot" to scan.boot,
                "wall" to scan.wall.toDouble(),
                "at" to one.at.toDouble(),
                "gap" to one.gap.toDouble(),
                "count" to one.count,
                "meanRssi" to one.meanRssi,
                "bestRssi" to one.bestRssi,
                "address" to one.address,
                "advert" to one.advert,
                "scanResponse" to one.scanResponse,
                "payload" to one.payload,
            )
        },
    )

    private fun permission(name: String, promise: Promise) {
        val permissions = permits.behind(name)
        val manager = appContext.permissions
        if (permissions.isEmpty() || manager == null) promise.resolve(permits.of(name, canAsk = false).says)
        else manager.getPermissions({ answer -> tell(name, answer, promise) }, *permissions.toTypedArray())
    }

    private fun requestPermission(name: String, promise: Promise) {
        val permissions = permits.behind(name)
        val manager = appContext.permissions
        if (name == "battery" || name == "hibernation") {
            if (name == "battery") open(Intent(Settings.ACTION_IGNORE_BATTERY_OPTIMIZATION_SETTINGS)) else open(appPage())
            promise.resolve(permits.of(name, canAsk = false).says)
        } else if (permissions.isEmpty() || manager == null) promise.resolve(permits.of(name, canAsk = false).says)
        else manager.askForPermissions({ answer -> tell(name, answer, promise) }, *permissions.toTypedArray())
    }

    private fun tell(name: String, answer: MutableMap<String, PermissionsResponse>, promise: Promise) {
        promise.resolve(permits.of(name, canAsk = answer.values.all { it.canAskAgain }).says)
        radio.look()
        RadioService.turn(context)
    }

    private fun openBluetooth(): Boolean =
        open(Intent(BluetoothAdapter.ACTION_REQUEST_ENABLE)) || open(Intent(Settings.ACTION_BLUETOOTH_SETTINGS))

    /** The maker's own page of what may run behind; false where there is none of those that are known. */
    private fun openMakerPage(): Boolean = makerPages(Build.MANUFACTURER).any { open(Intent().setComponent(it)) }

    private fun appPage(): Intent =
        Intent(Settings.ACTION_APPLICATION_DETAILS_SETTINGS, Uri.fromParts("package", context.packageName, null))

    private fun open(what: Intent): Boolean = try {
        context.startActivity(what.addFlags(Intent.FLAG_ACTIVITY_NEW_TASK))
        true
    } catch (_: ActivityNotFoundException) {
        false
    } catch (_: SecurityException) {
        false
    }
}
