package vn.bluezone.radio

import android.bluetooth.BluetoothGatt
import android.os.Handler
import vn.bluezone.radio.engine.Counts

/** How long the end of a link is waited for, as Herald does. */
private const val PATIENCE = 2_000L

/** Before this after an end that the system did not tell of, the next link may get status 133: known from experience, no source says it. */
private const val STORM = 300L

/**
 * The end of a link of ours: it is disconnected, and closed when the system says that it is, or after two seconds. `closed` is told once, as
 * soon as another link may begin.
 */
class Farewell(
    private val handler: Handler,
    private val gatt: BluetoothGatt,
    private val counts: Counts,
    private val closed: () -> Unit,
) {
    private var over = false
    private val late = Runnable { untold() }

    init {
        handler.postDelayed(late, PATIENCE)
        if (!guarded(counts) { gatt.disconnect() }) disconnected()
    }

    /** The system says that the link is over. */
    fun disconnected() {
        if (close()) closed()
    }

    private fun untold() {
        counts.add("link-ends-untold")
        if (close()) handler.postDelayed({ closed() }, STORM)
    }

    private fun close(): Boolean {
        if (over) return false
        over = true
        handler.removeCallbacks(late)
        guarded(counts) { gatt.close() }
        return true
    }
}
