package vn.bluezone.radio.pretend

import android.bluetooth.BluetoothDevice
import android.bluetooth.le.AdvertisingSet
import android.bluetooth.le.AdvertisingSetCallback
import android.bluetooth.le.ScanCallback
import android.bluetooth.le.ScanRecord
import android.bluetooth.le.ScanResult
import android.bluetooth.le.ScanSettings
import android.os.DeadObjectException
import kotlin.random.Random

/** A controller counts an advert's end in steps of this length, milliseconds. */
private const val STEP = 10L

/** Of HCI: the time of a set is over (Core Specification, Vol 1, Part F, §1.3). */
private const val TIMED_OUT = 0x3c

/** How many scans that ended lately end the patience of Android with whoever starts another, and how lately. */
private const val MOST_ENDED = 5
private const val LATELY = 30_000L

/** An advertising set that the system has. */
class PretendedAdvert(val callback: AdvertisingSetCallback, val steps: Int) {
    /** Whether it is on the air. */
    var sends = true
}

/** A scan that the system has. `mode` of ScanSettings; `hears`: whether it is told of anybody. */
class PretendedScan(val callback: ScanCallback, val mode: Int, val since: Long, val hears: Boolean)

/** Why Bluetooth's process does not answer. */
enum class Gone {
    /** Android 12 and older: the framework asks for Bluetooth's service and uses it without looking whether there is one. */
    UNASKED,

    /** Newer ones look first: what stops says nothing, what starts fails by a code. */
    ASKED,

    /** As makers' Bluetooth has it: what the binder throws comes out, wrapped. */
    WRAPPED,
}

/**
 * The adverts and scans of a phone, by the rules of Android's own Bluetooth where they are not what one would think. Each rule names
 * the file in which it was read: of AOSP's packages/modules/Bluetooth (Android 13 to 15) unless another is named.
 *
 * What a controller or a maker does beside them nobody knows without a phone.
 */
class PretendedBluetooth {
    val adverts = mutableListOf<PretendedAdvert>()
    val scans = mutableListOf<PretendedScan>()

    /** Whether it is switched on, and how its process is gone while it is not there. */
    var isOn = true
    var gone: Gone? = null

    /** The codes of the next starts: what `next` gives, 0 for none that fails, null for no answer at all. */
    var advertCode: () -> Int? = { 0 }
    var scanCode: () -> Int = { 0 }

    /** With what an advert is enabled again after a connection. */
    var againCode = 0

    /**
     * Whether a scan that begins now is told of anybody. It is asked once for each, when it begins, also for one that wakes: what becomes
     * of the app later changes nothing (android/app, GattService.startScan and registerPiAndStartScan, hasLocationPermission).
     */
    var mayHear: () -> Boolean = { true }

    /**
     * Whether the scan that starts the app's process hears; null: none stands. It outlives the process, until it is ended or Bluetooth goes
     * off, and another start changes nothing of it (android/app, GattService.registerPiAndStartScan).
     */
    var waking: Boolean? = null
        private set

    /** When the last scans began that ended. */
    private val ended = ArrayDeque<Long>()
    private var mode = 0

    init {
        val le = "android/bluetooth/le"
        Pretend.on("$le/BluetoothLeAdvertiser.startAdvertisingSet") { begin(it.args) }
        Pretend.on("$le/BluetoothLeAdvertiser.stopAdvertisingSet") { end(it.args[0] as AdvertisingSetCallback) }
        Pretend.on("$le/ScanSettings\$Builder.setScanMode") { call -> call.self.also { mode = call.args[0] as Int } }
        Pretend.on("$le/BluetoothLeScanner.startScan") { call -> (call.args[2] as? ScanCallback)?.let { look(it) } ?: lookToWake() }
        Pretend.on("$le/BluetoothLeScanner.stopScan") { call ->
            val callback = call.args[0] as? ScanCallback
            if (callback == null) letSleep() else lookAway(callback)
        }
        Pretend.on("android/bluetooth/BluetoothAdapter.isEnabled") { isOn }
    }

    /** The adverts on the air. */
    val onAir: List<PretendedAdvert> get() = adverts.filter { it.sends }

    /**
     * Somebody connects. It ends each legacy set in the controller; the system enables it again and says how that went, "enabled" also of
     * one that a controller with extended advertising refuses: then the status alone is another. Of one that has a duration it says
     * nothing, and leaves it off (system/gd/hci/le_advertising_manager.cc, handle_set_terminated and
     * on_set_extended_advertising_enable_complete).
     */
    fun connects() {
        for (advert in onAir) {
            advert.sends = false
            if (advert.steps > 0) continue
            advert.sends = againCode == 0
            advert.callback.onAdvertisingEnabled(made(AdvertisingSet::class.java), true, againCode)
        }
    }

    /** The system ends a set by itself, and says so (android/app, AdvertiseManager.onAdvertisingEnabled). */
    fun endsAdverts(status: Int = TIMED_OUT) {
        for (advert in onAir) {
            advert.sends = false
            advert.callback.onAdvertisingEnabled(made(AdvertisingSet::class.java), false, status)
        }
    }

    /**
     * Bluetooth goes off, or its process dies, and comes back: what there was is gone without a word (framework/java,
     * BluetoothLeAdvertiser.cleanup and BluetoothLeScanner.cleanup). That it was off the phone says by a broadcast, which is the test's to send.
     */
    fun restarts() {
        adverts.clear()
        scans.clear()
        ended.clear()
        waking = null
    }

    /**
     * An advert of somebody is on the air near. Android scans actively, and reports a legacy advert that may be asked for more only
     * once its scan response has come (system/stack/btm/btm_ble_gap.cc, btm_ble_process_adv_pkt_cont); `response`: null when it was lost.
     */
    fun hears(from: BluetoothDevice, advert: ByteArray, response: ByteArray?, canBeAsked: Boolean = true, rssi: Int = -60) {
        if (canBeAsked && response == null) return
        val record = made(ScanRecord::class.java)
        Pretend.on("android/bluetooth/le/ScanRecord.getBytes") { (advert + (response ?: ByteArray(0))).copyOf(62) }
        Pretend.on("android/bluetooth/le/ScanResult.getScanRecord") { record }
        Pretend.on("android/bluetooth/le/ScanResult.getDevice") { from }
        Pretend.on("android/bluetooth/le/ScanResult.getRssi") { rssi }
        for (scan in scans.filter { it.hears }) {
            scan.callback.onScanResult(ScanSettings.CALLBACK_TYPE_ALL_MATCHES, made(ScanResult::class.java))
        }
    }

    private fun begin(args: List<Any?>): Any? {
        mustBeOn()
        val callback = args[7] as AdvertisingSetCallback
        val steps = args[5] as Int
        if (gone != null) return ifGone { refuse(callback, AdvertisingSetCallback.ADVERTISE_FAILED_INTERNAL_ERROR) }
        val code = advertCode() ?: return null
        if (code != 0) return refuse(callback, code)
        val advert = PretendedAdvert(callback, steps)
        adverts += advert
        Pretend.after(0) { callback.onAdvertisingSetStarted(made(AdvertisingSet::class.java), 0, 0) }
        if (steps > 0) Pretend.after(steps * STEP) { if (advert in onAir) timesOut(advert) }
        return null
    }

    private fun timesOut(advert: PretendedAdvert) {
        advert.sends = false
        advert.callback.onAdvertisingEnabled(made(AdvertisingSet::class.java), false, TIMED_OUT)
    }

    private fun refuse(callback: AdvertisingSetCallback, code: Int): Any? {
        Pretend.after(0) { callback.onAdvertisingSetStarted(null, 0, code) }
        return null
    }

    /**
     * The service of a process that died is null: newer ones look (framework/java, BluetoothLeAdvertiser.stopAdvertisingSet), Android 12
     * and older do not (frameworks/base, core/java/android/bluetooth/le/BluetoothLeAdvertiser.java).
     */
    private fun end(callback: AdvertisingSetCallback): Any? {
        val advert = adverts.find { it.callback === callback } ?: return null
        adverts -= advert
        return if (gone != null) ifGone {} else null
    }

    /** Says why a scan does not begin, or keeps silent about the sixth of half a minute (framework/java, BleScanCallbackWrapper.startRegistration). */
    private fun look(callback: ScanCallback): Any? {
        mustBeOn()
        if (gone != null) return ifGone { Pretend.after(0) { callback.onScanFailed(ScanCallback.SCAN_FAILED_INTERNAL_ERROR) } }
        if (ended.size >= MOST_ENDED && Pretend.now - ended.first() < LATELY) return 0
        val code = scanCode()
        if (code == ScanCallback.SCAN_FAILED_SCANNING_TOO_FREQUENTLY) return 0
        if (code == 0) scans += PretendedScan(callback, mode, Pretend.now, mayHear())
        else Pretend.after(0) { callback.onScanFailed(code) }
        return 0
    }

    private fun lookToWake(): Int {
        mustBeOn()
        waking = waking ?: mayHear()
        return 0
    }

    private fun letSleep() {
        mustBeOn()
        waking = null
    }

    /** It throws while Bluetooth is off (framework/java, BluetoothLeUtils.checkAdapterStateOn); ending an advert does not. */
    private fun lookAway(callback: ScanCallback): Any? {
        mustBeOn()
        val scan = scans.find { it.callback === callback } ?: return null
        scans -= scan
        ended.addLast(scan.since)
        if (ended.size > MOST_ENDED) ended.removeFirst()
        return if (gone == Gone.WRAPPED) ifGone {} else null
    }

    private fun mustBeOn() {
        if (!isOn) throw IllegalStateException("BT Adapter is not turned ON")
    }

    private fun ifGone(otherwise: () -> Unit): Any? {
        when (gone) {
            Gone.UNASKED -> throw NullPointerException()
            Gone.WRAPPED -> throw RuntimeException(DeadObjectException())
            else -> otherwise()
        }
        return null
    }
}

/** Codes at random moments, of a seed: as often as not none. */
fun codesOf(seed: Int, most: Int): () -> Int {
    val random = Random(seed)
    return { if (random.nextBoolean()) 0 else random.nextInt(1, most + 1) }
}
