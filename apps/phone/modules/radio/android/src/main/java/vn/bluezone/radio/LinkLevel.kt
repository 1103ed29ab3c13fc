package vn.bluezone.radio

import android.bluetooth.BluetoothDevice
import android.bluetooth.BluetoothGatt
import android.bluetooth.BluetoothGattCallback
import android.bluetooth.BluetoothProfile
import android.content.Context
import android.os.Handler
import vn.bluezone.radio.engine.Counts

private const val PATIENCE = 2_000L

/**
 * Asks our own radio for the level of a link that somebody else made. Android gives it to the side that connects only, so we connect
 * over the same link, ask, and leave. `told` is called once, with dBm or null. Throws SecurityException without permission.
 */
class LinkLevel(
    context: Context,
    private val handler: Handler,
    device: BluetoothDevice,
    private val counts: Counts,
    private val told: (Int?) -> Unit,
) : BluetoothGattCallback() {
    private val late = Runnable { end(null) }
    private var over = false
    private var farewell: Farewell? = null
    private val link: BluetoothGatt?

    init {
        handler.postDelayed(late, PATIENCE)
        link = device.connectGatt(
            context, false, this, BluetoothDevice.TRANSPORT_LE, BluetoothDevice.PHY_LE_1M_MASK, handler,
        )
    }

    override fun onConnectionStateChange(gatt: BluetoothGatt, status: Int, newState: Int) {
        val isLinked = newState == BluetoothProfile.STATE_CONNECTED
        if (!isLinked || !guarded(counts) { check(gatt.readRemoteRssi()) }) end(null)
        if (!isLinked) farewell?.disconnected()
    }

    override fun onReadRemoteRssi(gatt: BluetoothGatt, rssi: Int, status: Int) =
        end(rssi.takeIf { status == BluetoothGatt.GATT_SUCCESS })

    private fun end(rssi: Int?) {
        if (over) return
        over = true
        handler.removeCallbacks(late)
        farewell = link?.let { Farewell(handler, it, counts) {} }
        told(rssi)
    }
}
