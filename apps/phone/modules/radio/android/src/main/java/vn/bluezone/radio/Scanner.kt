package vn.bluezone.radio

import android.app.PendingIntent
import android.bluetooth.BluetoothDevice
import android.bluetooth.le.BluetoothLeScanner
import android.bluetooth.le.ScanCallback
import android.bluetooth.le.ScanFilter
import android.bluetooth.le.ScanResult
import android.bluetooth.le.ScanSettings
import android.os.Handler
import vn.bluezone.radio.engine.Attempts
import vn.bluezone.radio.engine.Counts
import vn.bluezone.radio.engine.Duration
import vn.bluezone.radio.engine.Report
import vn.bluezone.radio.engine.SCAN_STARTS_WITHIN
import vn.bluezone.radio.engine.ScanStarts
import vn.bluezone.radio.engine.minutes
import vn.bluezone.radio.engine.reportOf

private const val APPLE = 0x004c

/** The type of Apple's manufacturer data in which services of apps behind are hidden. */
private val HIDDEN = byteArrayOf(0x01)
private val EXACTLY = byteArrayOf(0xff.toByte())

/**
 * A scan that stands longer is begun anew. Android 14 slows one down after ten minutes, 13 after thirty (AOSP, packages/modules/Bluetooth,
 * `AdapterService.DEFAULT_SCAN_TIMEOUT_MILLIS`, `ScanManager.regularScanTimeout`); older ones let one whose filter the controller cannot
 * carry hear only what others scan for (packages/apps/Bluetooth, `ScanManager.isExemptFromScanDowngrade`). It also mends a scan that
 * stands no more and of which nobody said so.
 */
private val LONGEST_SCAN: Duration = minutes(9)

/**
 * Keeps one scan standing for our service and, if wanted, for Apple devices behind. Its filter is the controller's to carry: a phone whose
 * processor sleeps is woken by whom it concerns. One that fails is begun again after longer and longer pauses. All on the handler's
 * thread, but for what is heard; nothing throws.
 *
 * `heard`: on a thread of the system's. `fell`: a scan that stood stands no more.
 */
class Scanner(
    private val handler: Handler,
    private val monotonic: () -> Duration,
    private val counts: Counts,
    private val find: () -> BluetoothLeScanner?,
    private val seekHidden: Boolean,
    private val heard: (BluetoothDevice, Int, Report) -> Unit,
    private val fell: () -> Unit,
) {
    private val starts = ScanStarts()
    private val attempts = Attempts()
    private val again = Runnable { begin() }

    /** In which mode a scan is to stand; null: none is. */
    @Volatile
    private var wanted: Int? = null
    private var running: Running? = null

    /** Until when a scan that failed is left alone. */
    private var pauseEnds: Duration? = null
    private var woken: BluetoothLeScanner? = null

    /** Whether a scan is to stand that, after many attempts, does not. May be asked by any thread. */
    val isVain: Boolean get() = wanted != null && attempts.areVain(monotonic())

    /** A scan is to stand. `closely`: it may take a quarter of the radio's time, else some twentieth. Gives whether one stands. */
    fun scan(closely: Boolean): Boolean {
        val mode = if (closely) ScanSettings.SCAN_MODE_BALANCED else ScanSettings.SCAN_MODE_LOW_POWER
        wanted = mode
        val now = monotonic()
        val isFresh = running?.let { it.mode == mode && now - it.since < LONGEST_SCAN } == true
        val isPaused = pauseEnds?.let { now < it } == true
        if (isFresh) forget() else if (!isPaused) begin()
        return running != null
    }

    fun stop() {
        wanted = null
        forget()
        end()
    }

    /** Stops, and forgets what failed: Bluetooth is another from now on. */
    fun close() {
        stop()
        attempts.begin()
    }

    /** Lets the system look on its own for the first advert of anybody, cheaply, and tell `then`, also when this process is dead. */
    fun wakeBy(then: PendingIntent) {
        val with = if (woken == null) found() else null
        if (with == null || starts.take(monotonic()) > 0) return
        val settings = ScanSettings.Builder()
            .setScanMode(ScanSettings.SCAN_MODE_LOW_POWER)
            .setCallbackType(ScanSettings.CALLBACK_TYPE_FIRST_MATCH)
            .build()
        // A phone that cannot do it says so by a code; then there is the alarm.
        var code = 0
        val asked = guarded(counts) { code = with.startScan(filters(seekHidden = false), settings, then) }
        if (asked) woken = with
        if (code != 0) counts.add("waking-scans-failed-code-$code")
    }

    /** Nobody is to be woken any more. */
    fun letSleep(then: PendingIntent) {
        val with = woken
        woken = null
        with?.let { guarded(counts) { it.stopScan(then) } }
    }

    private fun begin() {
        val mode = wanted ?: return
        forget()
        val wait = starts.take(monotonic())
        if (wait > 0) {
            counts.add("scans-put-off")
            return tryAfter(wait)
        }
        end()
        val with = found() ?: return failed("no-scanner")
        val settings = ScanSettings.Builder()
            .setScanMode(mode)
            .setCallbackType(ScanSettings.CALLBACK_TYPE_ALL_MATCHES)
            .setMatchMode(ScanSettings.MATCH_MODE_AGGRESSIVE)
            .setReportDelay(0)
            .build()
        val now = Running(with, mode, monotonic())
        running = now
        if (!guarded(counts) { with.startScan(filters(seekHidden), settings, now) }) return failed("fault")
        counts.add("scans-begun")
        attempts.stands(now.since)
    }

    private fun found(): BluetoothLeScanner? {
        var found: BluetoothLeScanner? = null
        guarded(counts) { found = find() }
        return found
    }

    private fun end() {
        val ended = running
        running = null
        ended?.let { guarded(counts) { it.with.stopScan(it) } }
    }

    private fun failed(why: String, longer: Duration = 0) {
        counts.add("scans-failed-$why")
        end()
        tryAfter(maxOf(longer, attempts.failed(monotonic())))
        fell()
    }

    private fun tryAfter(pause: Duration) {
        pauseEnds = monotonic() + pause
        handler.postDelayed(again, pause)
    }

    /** What was to be tried again is not. */
    private fun forget() {
        pauseEnds = null
        handler.removeCallbacks(again)
    }

    private fun filters(seekHidden: Boolean): List<ScanFilter> {
        val ours = ScanFilter.Builder().setServiceUuid(SERVICE).build()
        val hidden = ScanFilter.Builder().setManufacturerData(APPLE, HIDDEN, EXACTLY).build()
        return if (seekHidden) listOf(ours, hidden) else listOf(ours)
    }

    private inner class Running(val with: BluetoothLeScanner, val mode: Int, val since: Duration) : ScanCallback() {
        override fun onScanResult(callbackType: Int, result: ScanResult) {
            val raw = result.scanRecord?.bytes ?: return
            heard(result.device, result.rssi, reportOf(raw))
        }

        override fun onScanFailed(errorCode: Int) {
            val longer = if (errorCode == SCAN_FAILED_SCANNING_TOO_FREQUENTLY) SCAN_STARTS_WITHIN else 0
            handler.post { if (running === this) failed("code-$errorCode", longer) }
        }
    }
}
