package vn.bluezone.radio

import android.bluetooth.BluetoothDevice
import android.content.Context
import android.os.Handler
import vn.bluezone.radio.engine.Air
import vn.bluezone.radio.engine.Counts
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

    /** A scan that stood stands no more. */
    fun fell()
}

/** The phone's Bluetooth as the engine wants it. Everything happens on the handler's thread. */
class Hardware(
    private val context: Context,
    private val phone: Phone,
    private val handler: Handler,
    seekHidden: Boolean,
    private val listener: Listener,
    private val counts: Counts = Counts(),
) : Air {
    private val addresses = Addresses()
    private val bonds: Bonds = Bonds(context, handler, counts) { peer ->
        caller.dismiss(peer)
        gattServer.dismiss(peer)
    }
    private val advertiser = Advertiser(handler, phone::monotonic, counts, { phone.bluetooth?.bluetoothLeAdvertiser }) {
        // Not at once: the engine may still be telling what to do.
        handler.post { listener.cannotSend() }
    }
    private val caller: Caller = Caller(context, handler, bonds, counts) { address, outcome ->
        // Not at once: the engine may still be telling what to do.
        handler.post { listener.told(RadioInput.Exchanged(address, outcome)) }
    }
    private val gattServer: GattServer = GattServer(context, handler, phone::monotonic, bonds, counts, object : Behind {
        override fun payload(): ByteArray? = listener.payload()

        override fun called(): BluetoothDevice? = caller.peer

        override fun written(peer: BluetoothDevice, payload: ByteArray) = heardOverLink(peer, payload)
    })
    private val scanner = Scanner(
        handler, phone::monotonic, counts, { phone.bluetooth?.bluetoothLeScanner }, seekHidden,
        { device, rssi, report ->
            handler.post {
                addresses.put(device)
                listener.told(RadioInput.Heard(addressOf(device), rssi, report.advert, report.scanResponse))
            }
        },
        { handler.post { listener.fell() } },
    )

    /** Whether an identity is to be on the air that nobody hears, after many attempts. May be asked by any thread. */
    val isMute: Boolean get() = advertiser.isVain

    /** Whether a scan is to stand that does not, after many attempts. May be asked by any thread. */
    val isDeaf: Boolean get() = scanner.isVain

    override fun advertise(identity: Identity) {
        silence()
        guarded(counts) { phone.bluetoothManager?.let { gattServer.open(it) } }
        advertiser.start(identity.advert, identity.scanResponse)
    }

    override fun silence() {
        guarded(counts) {
            caller.hangUp()
            gattServer.clear()
        }
        advertiser.stop()
    }

    override fun scan(closely: Boolean): Boolean = scanner.scan(closely)

    /** The scan goes on. */
    override fun rest() = Unit

    override fun endScan() = scanner.stop()

    override fun call(address: ByteArray, own: ByteArray) {
        val device = addresses[address]
        val called = device != null && guarded(counts) { caller.call(device, own) }
        if (!called) handler.post { listener.told(RadioInput.Exchanged(address, Outcome.Failed)) }
    }

    /** Everything ends: Bluetooth went or is another, or nothing is wanted any more. */
    fun close() {
        silence()
        advertiser.close()
        scanner.close()
        letSleep()
        guarded(counts) { gattServer.close() }
    }

    /** Has this process started again by the first phone that comes near. */
    fun wakeByOthers() = scanner.wakeBy(byScan(context))

    /** Nobody starts this process any more by coming near. */
    fun letSleep() = scanner.letSleep(byScan(context))

    private fun heardOverLink(peer: BluetoothDevice, payload: ByteArray) {
        val tell = { rssi: Int? -> listener.told(RadioInput.Written(addressOf(peer), payload, rssi)) }
        if (!guarded(counts) { LinkLevel(context, handler, peer, counts, tell) }) tell(null)
    }
}
