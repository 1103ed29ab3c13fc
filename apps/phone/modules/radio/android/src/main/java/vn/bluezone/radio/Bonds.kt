package vn.bluezone.radio

import android.bluetooth.BluetoothDevice
import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import android.content.IntentFilter
import android.os.Handler
import vn.bluezone.radio.engine.Counts

/** Pairing gives up after 30 s (Core Specification, Vol 3, Part H, §3.4): so long after a link a bond of it may still come. */
private const val WATCHED = 60_000L

/** Peers that are watched, and that are shunned, at most. */
private const val MOST = 100

/**
 * No bond with a stranger comes of a link of ours (CVE-2020-12856): whoever asks for one is left at once, a bond that came to be all the
 * same is undone, and who asked is not called again until the radio is set up anew. Only peers are looked at (whom we call, who asks
 * at our GATT server), and only those that had no bond and were not pairing by then: what a resident pairs with in the same minute is none of
 * ours, also when another app has a link with it. Everything happens on the handler's thread. `leave` ends every link with a peer.
 */
class Bonds(
    private val context: Context,
    private val handler: Handler,
    private val counts: Counts,
    private val leave: (BluetoothDevice) -> Unit,
) : BroadcastReceiver() {
    private val watched = LinkedHashMap<BluetoothDevice, Runnable>()
    private val shunned = LinkedHashSet<BluetoothDevice>()

    /** A link with this peer begins or ends. Throws SecurityException without permission. */
    fun watch(peer: BluetoothDevice) {
        if (peer !in watched && peer.bondState != BluetoothDevice.BOND_NONE) return
        if (watched.isEmpty()) begin()
        watched.remove(peer)?.let { handler.removeCallbacks(it) }
        val over = Runnable { forget(peer) }
        watched[peer] = over
        handler.postDelayed(over, WATCHED)
        if (watched.size > MOST) forget(watched.keys.first())
    }

    /** Whether this peer asked for a bond. */
    fun shuns(peer: BluetoothDevice): Boolean = peer in shunned

    override fun onReceive(context: Context, intent: Intent) {
        @Suppress("DEPRECATION")
        val peer = intent.extras?.get(BluetoothDevice.EXTRA_DEVICE) as? BluetoothDevice ?: return
        if (peer !in watched) return
        if (intent.action == BluetoothDevice.ACTION_PAIRING_REQUEST) {
            // The question goes from one receiver to the next; the resident is the last.
            if (isOrderedBroadcast) abortBroadcast()
            asked(peer)
            return
        }
        when (intent.getIntExtra(BluetoothDevice.EXTRA_BOND_STATE, BluetoothDevice.BOND_NONE)) {
            BluetoothDevice.BOND_BONDING -> asked(peer)
            BluetoothDevice.BOND_BONDED -> {
                asked(peer)
                if (undo(peer)) counts.add("bonds-undone")
            }
        }
    }

    private fun begin() {
        val what = IntentFilter(BluetoothDevice.ACTION_PAIRING_REQUEST)
        what.addAction(BluetoothDevice.ACTION_BOND_STATE_CHANGED)
        what.priority = IntentFilter.SYSTEM_HIGH_PRIORITY - 1
        context.registerReceiver(this, what, null, handler)
    }

    private fun forget(peer: BluetoothDevice) {
        watched.remove(peer)?.let { handler.removeCallbacks(it) } ?: return
        if (watched.isEmpty()) context.unregisterReceiver(this)
    }

    private fun asked(peer: BluetoothDevice) {
        if (shunned.add(peer)) counts.add("bonds-asked")
        if (shunned.size > MOST) shunned.remove(shunned.first())
        leave(peer)
    }

    /**
     * Hidden, but open to whoever may connect (AOSP BluetoothDevice.java: `@SystemApi`, BLUETOOTH_CONNECT). A pairing that is still going
     * on cannot be called off so: `cancelBondProcess` wants BLUETOOTH_PRIVILEGED (AdapterService.java). It ends with its link.
     */
    private fun undo(peer: BluetoothDevice): Boolean = try {
        peer.javaClass.getMethod("removeBond").invoke(peer) == true
    } catch (_: ReflectiveOperationException) {
        false
    }
}
