package vn.bluezone.radio

import android.bluetooth.BluetoothDevice
import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent

/**
 * Earbuds, a car, a watch connect or go: one of the few moments in which Android 12 and newer let a service start from behind.
 * Whose device it is stands in the intent and is not read.
 */
class DeviceReceiver : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) {
        // Only the system may send these two; whoever else knows this class's name gets nothing done.
        val known = listOf(BluetoothDevice.ACTION_ACL_CONNECTED, BluetoothDevice.ACTION_ACL_DISCONNECTED)
        if (intent.action in known) RadioService.turn(context)
    }
}
