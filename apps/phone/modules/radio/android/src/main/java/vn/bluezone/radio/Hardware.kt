package vn.bluezone.radio

import android.bluetooth.BluetoothDevice
import android.content.Context
import android.os.Handler
import vn.bluezone.radio.engine.Air
import vn.bluezone.radio.engine.Identity
import vn.bluezone.radio.engine.Outcome
import vn.bluezone.radio.engine.RadioInput

/** What Bluetooth tells, on the handler's thread. */
interface Listener {
    fun told(input: RadioInput)

    /** The 20 bytes of now; null in silence. */
    fun payload(): ByteArray?

    /** This phone hears, but has nothing to send with. */
    fun cannotSend()
}

/** The phone's Bluetooth as the engine wants it. Everything happens on the handler's thread. */
class Hardware(
    private val context: Context,
    private val phone: Phone,
    private val handler: Handler,
    private val seekHidden: Boolean,
    private val listener: Listener,
) : Air {
    /** For the field test. */
    val counts = LinkCounts()
    private val addresses = Addresses()
    private val bonds: Bonds = Bonds(context, handler, counts) { peer ->
        caller.dismiss(peer)
        door.dismiss(peer)
    }
    private val advertiser = Advertiser { handler.post { listener.cannotSend() } }
    private val caller: Caller = Caller(context, handler, bonds, counts) { address, outcome ->
        // Not at once: the engine may still be telling what to do.
        handler.post { listener.told(RadioInput.Exchanged(address, outcome)) }
    }
    private val door: Door = Door(context, handler, phone::monotonic, bonds, counts, object : Behind {
        override fun payload(): ByteArray? = listener.payload()

        override fun called(): BluetoothDevice? = caller.peer

        override fun written(peer: BluetoothDevice, payload: ByteArray) = heardOverLink(peer, payload)
    })
    private val scanner = Scanner(phone::monotonic) { device, rssi, report ->
        handler.post {
            addresses.put(device)
            listener.told(RadioInput.Heard(addressOf(device), rssi, report.advert, report.scanResponse))
        }
    }

    override fun advertise(identity: Identity, length: Long) {
        silence()
        guarded {
            phone.bluetoothManager?.let { door.open(it) }
            phone.bluetooth?.bluetoothLeAdvertiser?.let { advertiser.start(it, identity.advert, identity.scanResponse, length) }
        }
    }

    override fun silence() {
        guarded {
            caller.hangUp()
            door.clear()
        }
        guarded { advertiser.stop() }
    }

    override fun scan() {
        guarded { phone.bluetooth?.bluetoothLeScanner?.let { scanner.start(it, seekHidden) } }
    }

    override fun rest() {
        guarded { scanner.stop() }
    }

    override fun call(address: ByteArray, own: ByteArray) {
        val device = addresses[address]
        val called = device != null && guarded { caller.call(device, own) }
        if (!called) handler.post { listener.told(RadioInput.Exchanged(address, Outcome.Failed)) }
    }

    /** Everything ends: Bluetooth is off, or nothing is wanted any more. */
    fun close() {
        silence()
        rest()
        guarded { scanner.letSleep(byScan(context)) }
        guarded { door.close() }
    }

    /** Has this process started again by the first phone that comes near. */
    fun wakeByOthers() {
        guarded { phone.bluetooth?.bluetoothLeScanner?.let { scanner.wakeBy(it, byScan(context)) } }
    }

    private fun heardOverLink(peer: BluetoothDevice, payload: ByteArray) {
        val tell = { rssi: Int? -> listener.told(RadioInput.Written(addressOf(peer), payload, rssi)) }
        if (!guarded { LinkLevel(context, handler, peer, counts, tell) }) tell(null)
    }
}

/**
 * Does something with Bluetooth that a resident or the system may take away at any moment: a permission is withdrawn, Bluetooth is
 * switched off in the middle, a maker's Bluetooth finds something too long. Gives whether it was done. That Bluetooth is gone is told
 * by the phone's own broadcasts.
 */
internal fun guarded(work: () -> Unit): Boolean = try {
    work()
    true
} catch (_: SecurityException) {
    false
} catch (_: IllegalStateException) {
    false
} catch (_: IllegalArgumentException) {
    false
}
