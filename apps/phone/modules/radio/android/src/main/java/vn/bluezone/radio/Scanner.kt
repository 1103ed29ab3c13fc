package vn.bluezone.radio

import android.app.PendingIntent
import android.bluetooth.BluetoothDevice
import android.bluetooth.le.BluetoothLeScanner
import android.bluetooth.le.ScanCallback
import android.bluetooth.le.ScanFilter
import android.bluetooth.le.ScanResult
import android.bluetooth.le.ScanSettings
import vn.bluezone.radio.engine.Report
import vn.bluezone.radio.engine.ScanStarts
import vn.bluezone.radio.engine.reportOf

private const val APPLE = 0x004c

/** The type of Apple's manufacturer data in which services of apps behind are hidden. */
private val HIDDEN = byteArrayOf(0x01)
private val EXACTLY = byteArrayOf(0xff.toByte())

/** Scans for our service and, if wanted, for Apple devices behind. Methods throw SecurityException without permission. */
class Scanner(private val monotonic: () -> Long, private val heard: (BluetoothDevice, Int, Report) -> Unit) {
    private val starts = ScanStarts()
    private var running: Running? = null
    private var woken: BluetoothLeScanner? = null

    /** Starts a scan unless Android would mute it. */
    fun start(with: BluetoothLeScanner, seekHidden: Boolean) {
        stop()
        if (!starts.take(monotonic())) return
        val settings = ScanSettings.Builder()
            .setScanMode(ScanSettings.SCAN_MODE_LOW_LATENCY)
            .setCallbackType(ScanSettings.CALLBACK_TYPE_ALL_MATCHES)
            .setMatchMode(ScanSettings.MATCH_MODE_AGGRESSIVE)
            .setReportDelay(0)
            .build()
        running = Running(with).also { with.startScan(filters(seekHidden), settings, it) }
    }

    fun stop() {
        running?.let { it.with.stopScan(it) }
        running = null
    }

    /** Lets the system look on its own for the first advert of anybody, cheaply, and tell `then`, also when this process is dead. */
    fun wakeBy(with: BluetoothLeScanner, then: PendingIntent) {
        if (woken === with || !starts.take(monotonic())) return
        val settings = ScanSettings.Builder()
            .setScanMode(ScanSettings.SCAN_MODE_LOW_POWER)
            .setCallbackType(ScanSettings.CALLBACK_TYPE_FIRST_MATCH)
            .build()
        // A phone that cannot do it says so by a code; then there is the alarm.
        with.startScan(filters(seekHidden = false), settings, then)
        woken = with
    }

    /** Nobody is to be woken any more. */
    fun letSleep(then: PendingIntent) {
        val with = woken
        woken = null
        with?.stopScan(then)
    }

    private fun filters(seekHidden: Boolean): List<ScanFilter> {
        val ours = ScanFilter.Builder().setServiceUuid(SERVICE).build()
        val hidden = ScanFilter.Builder().setManufacturerData(APPLE, HIDDEN, EXACTLY).build()
        return if (seekHidden) listOf(ours, hidden) else listOf(ours)
    }

    private inner class Running(val with: BluetoothLeScanner) : ScanCallback() {
        override fun onScanResult(callbackType: Int, result: ScanResult) {
            val raw = result.scanRecord?.bytes ?: return
            heard(result.device, result.rssi, reportOf(raw))
        }
    }
}
