package vn.bluezone.radio

import android.bluetooth.BluetoothDevice
import android.os.Handler
import vn.bluezone.radio.engine.Admission
import vn.bluezone.radio.engine.Counts
import vn.bluezone.radio.engine.LIMITS

/** Who connects so soon after a change may have called the identity before. */
private const val SETTLING = 1_000L

/** Questions that a guest may ask; an exchange has three. */
private const val MOST_ASKED = 20

/**
 * Who is at the door, and what it may know: each guest is bound to the identity that was on the air when it came, and gets and gives
 * nothing once that is over, whether its link ends or not. Who was not admitted gets and gives nothing at all. Everything happens on the
 * handler's thread. `payload`: the 20 bytes of now, null in silence; `hangUp` ends a link.
 */
class Guests(
    private val handler: Handler,
    private val monotonic: () -> Long,
    private val payload: () -> ByteArray?,
    private val counts: Counts,
    private val hangUp: (BluetoothDevice) -> Unit,
) {
    /** `leave`: when its time is over; nothing for whom we called ourselves. */
    private class Guest(val payload: ByteArray?, val leave: Runnable?) {
        var asked = 0
    }

    private val admission = Admission(LIMITS)
    private val all = LinkedHashMap<BluetoothDevice, Guest>()
    private var renewedAt: Long? = null

    /** Somebody came, at this moment of the system's; `called`: because we called it. Gives whether it may stay. */
    fun came(guest: BluetoothDevice, at: Long, called: Boolean): Boolean {
        if (guest in all) return true
        if (called) {
            all[guest] = Guest(payload(), null)
            return true
        }
        val settled = renewedAt?.let { at - it >= SETTLING } ?: true
        val full = all.values.count { it.leave != null } >= LIMITS.atOnce
        if (!settled || full || admission.refuse(addressOf(guest), monotonic()) != null) {
            counts.add("guests-refused")
            hangUp(guest)
            return false
        }
        val leave = Runnable { dismiss(guest) }
        all[guest] = Guest(payload(), leave)
        handler.postDelayed(leave, LIMITS.stay)
        return true
    }

    fun left(guest: BluetoothDevice) {
        all.remove(guest)?.leave?.let { handler.removeCallbacks(it) }
    }

    /** It is hung up on, and gets and gives nothing any more. */
    fun dismiss(guest: BluetoothDevice) {
        if (guest !in all) return
        left(guest)
        hangUp(guest)
    }

    /** Another identity begins, or silence. */
    fun renew() {
        renewedAt = monotonic()
        for (guest in all.keys.toList()) dismiss(guest)
    }

    /** A guest asks something. Gives what it may know of us; null when nothing. */
    fun mayKnow(guest: BluetoothDevice): ByteArray? {
        val known = all[guest] ?: return null
        known.asked += 1
        if (known.asked > MOST_ASKED) dismiss(guest)
        return known.payload?.takeIf { guest in all && it.contentEquals(payload()) }
    }
}
