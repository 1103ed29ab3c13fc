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

/** Guests that ask nothing may be other apps': so many may stay. */
private const val MOST_SILENT = 2

/** A link that is still there so long after it was hung up on is not ours to end, milliseconds. */
private const val LEAVING = 5_000L

/**
 * Who is linked to this phone, and what it may know: each guest is bound to the identity that was on the air when it came, and gets and
 * gives nothing once that is over, whether its link ends or not. With its first question it is admitted, or hung up on. A server is told
 * of other apps' guests too (AOSP system/stack/gatt/gatt_main.cc, gatt_send_conn_cback): who asks nothing is left alone, as long as
 * there are few of them, until the identity ends. Everything happens on the handler's thread. `payload`: the 20 bytes of now, null in silence;
 * `hangUp` ends a link.
 */
class Guests(
    private val handler: Handler,
    private val monotonic: () -> Long,
    private val payload: () -> ByteArray?,
    private val counts: Counts,
    private val admitted: (BluetoothDevice) -> Unit,
    private val hangUp: (BluetoothDevice) -> Unit,
) {
    /** `isKnown`: we called it, or the resident has paired it. `leave`: when its time is over, from its first question on. */
    private class Guest(val payload: ByteArray?, val isKnown: Boolean) {
        var leave: Runnable? = null
        var asked = 0
    }

    private val admission = Admission(LIMITS)
    private val all = LinkedHashMap<BluetoothDevice, Guest>()
    private var renewedAt: Long? = null

    /** Those that were hung up on and have not left: whatever is told of them, they are no new guests. */
    private val dismissed = HashSet<BluetoothDevice>()

    /** Somebody came, at this moment of the system's. */
    fun came(guest: BluetoothDevice, at: Long, isKnown: Boolean) {
        if (guest in all || guest in dismissed) return
        val settled = renewedAt?.let { at - it >= SETTLING } ?: true
        all[guest] = Guest(payload().takeIf { settled }, isKnown)
        val silent = all.filterValues { !it.isKnown && it.leave == null }.keys
        if (silent.size > MOST_SILENT) dismiss(silent.first())
    }

    /** Gives whether it had asked anything. */
    fun left(guest: BluetoothDevice): Boolean {
        dismissed -= guest
        val known = all.remove(guest) ?: return false
        known.leave?.let { handler.removeCallbacks(it) }
        return known.asked > 0
    }

    /** It is hung up on, and gets and gives nothing any more. */
    fun dismiss(guest: BluetoothDevice) {
        val known = all[guest] ?: return
        left(guest)
        dismissed += guest
        hangUp(guest)
        if (!known.isKnown) handler.postDelayed({ if (guest in dismissed) counts.add("guests-stayed") }, LEAVING)
    }

    /** The server is gone: nobody is said to leave any more. */
    fun forget() = dismissed.clear()

    /** Another identity begins, or silence. */
    fun renew() {
        renewedAt = monotonic()
        for (guest in all.keys.toList()) dismiss(guest)
    }

    /** A guest asks something. Gives what it may know of us; null when nothing. */
    fun mayKnow(guest: BluetoothDevice): ByteArray? {
        val known = all[guest] ?: return null
        if (known.leave == null && !known.isKnown && !admit(guest, known)) {
            counts.add("guests-refused")
            dismiss(guest)
            return null
        }
        known.asked += 1
        if (known.asked > MOST_ASKED) dismiss(guest)
        return known.payload?.takeIf { guest in all && it.contentEquals(payload()) }
    }

    private fun admit(guest: BluetoothDevice, known: Guest): Boolean {
        val full = all.values.count { it.leave != null } >= LIMITS.atOnce
        if (known.payload == null || full || admission.refuse(addressOf(guest), monotonic()) != null) return false
        val leave = Runnable { dismiss(guest) }
        known.leave = leave
        handler.postDelayed(leave, LIMITS.stay)
        admitted(guest)
        return true
    }
}
