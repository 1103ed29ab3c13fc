package vn.bluezone.radio

import vn.bluezone.radio.engine.Counts

/**
 * Does something with the system that it may refuse at any moment, in any way: a permission is withdrawn, Bluetooth is switched off in the
 * middle, a maker's Bluetooth finds something too long; the process behind it has died, which Android 12 and older answer with
 * NullPointerException (AOSP, frameworks/base, `BluetoothLeAdvertiser.stopAdvertisingSet`) and makers with a wrapped
 * DeadObjectException. Whatever it throws ends nothing here, and is counted. Gives whether it was done. That Bluetooth is gone is told by
 * the phone's own broadcasts.
 */
internal fun guarded(counts: Counts? = null, work: () -> Unit): Boolean = try {
    work()
    true
} catch (fault: RuntimeException) {
    counts?.add("faults-caught-${fault.javaClass.simpleName}")
    false
}
