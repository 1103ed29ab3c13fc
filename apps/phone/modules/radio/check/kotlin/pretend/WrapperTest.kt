package vn.bluezone.radio.pretend

import android.bluetooth.BluetoothDevice
import android.bluetooth.BluetoothGatt
import android.bluetooth.BluetoothGattCallback
import android.bluetooth.BluetoothGattCharacteristic
import android.bluetooth.BluetoothGattServerCallback
import android.bluetooth.BluetoothManager
import android.bluetooth.BluetoothProfile
import android.content.Context
import android.content.ContextWrapper
import android.os.Handler
import android.os.Looper
import java.util.UUID
import kotlin.test.BeforeTest
import kotlin.test.Test
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertSame
import vn.bluezone.radio.Behind
import vn.bluezone.radio.Bonds
import vn.bluezone.radio.Caller
import vn.bluezone.radio.GattServer
import vn.bluezone.radio.engine.Counts
import vn.bluezone.radio.engine.Outcome
import vn.bluezone.radio.engine.PAYLOAD_UUID
import vn.bluezone.radio.engine.SIGNAL_UUID
import vn.bluezone.radio.engine.toHex

private val OWN = ByteArray(20) { 9 }
private val THEIRS = ByteArray(20) { 1 }

/** Android's side over a pretended Android: what it asks of Bluetooth, in which order. It says nothing of what a phone would do. */
class WrapperTest {
    private lateinit var context: Context
    private lateinit var handler: Handler

    @BeforeTest
    fun begin() {
        Pretend.reset()
        context = ContextWrapper(null)
        handler = Handler(null as Looper?)
    }

    private fun bonds() = Bonds(context, handler, Counts()) {}

    private val addresses = HashMap<BluetoothDevice, String>()

    private fun device(n: Int): BluetoothDevice {
        Pretend.on("android/bluetooth/BluetoothDevice.getAddress") { addresses.getValue(it.self as BluetoothDevice) }
        val made = made(BluetoothDevice::class.java)
        addresses[made] = "00:00:00:00:00:%02X".format(n)
        return made
    }

    /** A call, with what Android would give it, and what came of it. */
    private inner class Calling(theirs: ByteArray? = THEIRS) {
        val outcomes = mutableListOf<Outcome>()
        private val caller = Caller(context, handler, bonds(), Counts()) { _, outcome -> outcomes += outcome }
        val gatt = made(BluetoothGatt::class.java)

        init {
            Pretend.on("android/bluetooth/BluetoothDevice.connectGatt") { gatt }
            Pretend.on("android/bluetooth/BluetoothGattCharacteristic.getValue") { theirs }
            caller.call(device(7), OWN)
        }

        val callback: BluetoothGattCallback get() = Pretend.last("connectGatt").args[2] as BluetoothGattCallback
        val characteristic = made(BluetoothGattCharacteristic::class.java)

        fun connect() = callback.onConnectionStateChange(gatt, 0, BluetoothProfile.STATE_CONNECTED)
    }

    @Test
    fun `a call connects by low energy, reads, writes with a response and closes`() {
        val call = Calling()
        assertEquals(BluetoothDevice.TRANSPORT_LE, Pretend.last("connectGatt").args[3])
        call.connect()
        call.callback.onServicesDiscovered(call.gatt, 0)
        call.callback.onCharacteristicRead(call.gatt, call.characteristic, 0)
        assertContentEquals(OWN, Pretend.last("setValue").args[0] as ByteArray)
        assertEquals(BluetoothGattCharacteristic.WRITE_TYPE_DEFAULT, Pretend.last("setWriteType").args[0])
        call.callback.onCharacteristicWrite(call.gatt, call.characteristic, 0)
        Pretend.pass(3_000)
        val steps = Pretend.said("connectGatt", "discoverServices", "readCharacteristic", "writeCharacteristic", "disconnect", "close")
        val all = listOf("connectGatt", "discoverServices", "readCharacteristic", "writeCharacteristic", "disconnect", "close")
        assertEquals(all, steps)
        val outcome = assertIs<Outcome.Payload>(call.outcomes.single())
        assertContentEquals(THEIRS, outcome.payload)
        assertEquals(true, outcome.written)
        Pretend.pass(60_000)
        assertEquals(1, call.outcomes.size)
    }

    @Test
    fun `a peer without the service is a stranger, and one that is silent is hung up on after eight seconds`() {
        val stranger = Calling()
        Pretend.on("android/bluetooth/BluetoothGatt.getService") { null }
        stranger.connect()
        stranger.callback.onServicesDiscovered(stranger.gatt, 0)
        assertEquals(listOf<Outcome>(Outcome.Stranger), stranger.outcomes)
        val silent = Calling()
        silent.connect()
        Pretend.pass(7_999)
        assertEquals(0, silent.outcomes.size)
        Pretend.pass(1)
        assertEquals(listOf<Outcome>(Outcome.Failed), silent.outcomes)
        Pretend.pass(2_000)
        assertEquals(2, Pretend.said("close").size)
    }

    private class Told : Behind {
        var payload: ByteArray? = OWN
        var calling: BluetoothDevice? = null
        val written = mutableListOf<String>()

        override fun payload() = payload

        override fun called() = calling

        override fun written(peer: BluetoothDevice, payload: ByteArray) {
            written += toHex(payload)
        }
    }

    private inner class Opened {
        val behind = Told()
        val gattServer = GattServer(context, handler, { Pretend.now }, bonds(), Counts(), behind)

        init {
            gattServer.open(made(BluetoothManager::class.java))
        }

        val callback = Pretend.last("openGattServer").args[1] as BluetoothGattServerCallback

        fun comes(guest: BluetoothDevice) = turn { onConnectionStateChange(guest, 0, BluetoothProfile.STATE_CONNECTED) }

        fun leaves(guest: BluetoothDevice) = turn { onConnectionStateChange(guest, 0, BluetoothProfile.STATE_DISCONNECTED) }

        fun turn(work: BluetoothGattServerCallback.() -> Unit) {
            callback.work()
            Pretend.pass(0)
        }

        fun characteristic(uuid: String): BluetoothGattCharacteristic {
            Pretend.on("android/bluetooth/BluetoothGattCharacteristic.getUuid") { UUID.fromString(uuid) }
            return made(BluetoothGattCharacteristic::class.java)
        }
    }

    @Test
    fun `the GATT server asks for no encryption`() {
        Opened()
        val made = Pretend.calls.filter { it.name == "android/bluetooth/BluetoothGattCharacteristic.<init>" }
        assertEquals(listOf(PAYLOAD_UUID, SIGNAL_UUID), made.map { it.args[0].toString() })
        assertEquals(
            listOf(BluetoothGattCharacteristic.PERMISSION_READ, BluetoothGattCharacteristic.PERMISSION_WRITE),
            made.map { it.args[2] },
        )
    }

    @Test
    fun `one guest at a time, ten seconds long, three times a minute`() {
        val gattServer = Opened()
        val (a, b) = listOf(device(1), device(2))
        val payload = gattServer.characteristic(PAYLOAD_UUID)
        fun asks(guest: BluetoothDevice) {
            gattServer.comes(guest)
            gattServer.turn { onCharacteristicReadRequest(guest, 1, 0, payload) }
        }
        asks(a)
        asks(b)
        assertSame(b, Pretend.last("cancelConnection").args[0])
        Pretend.pass(9_999)
        assertEquals(1, Pretend.said("cancelConnection").size)
        Pretend.pass(1)
        assertSame(a, Pretend.last("cancelConnection").args[0])
        gattServer.leaves(a)
        repeat(2) {
            asks(a)
            gattServer.leaves(a)
        }
        assertEquals(2, Pretend.said("cancelConnection").size)
        asks(a)
        assertEquals(3, Pretend.said("cancelConnection").size)
        Pretend.pass(60_000)
        asks(a)
        assertEquals(3, Pretend.said("cancelConnection").size)
    }

    @Test
    fun `whom we call ourselves is no guest`() {
        val gattServer = Opened()
        val peer = device(3)
        gattServer.behind.calling = peer
        gattServer.comes(peer)
        Pretend.pass(60_000)
        assertEquals(0, Pretend.said("cancelConnection").size)
    }

    @Test
    fun `the payload is read at the moment of reading, and not in silence`() {
        val gattServer = Opened()
        val guest = device(1)
        gattServer.comes(guest)
        val payload = gattServer.characteristic(PAYLOAD_UUID)
        gattServer.turn { onCharacteristicReadRequest(guest, 5, 0, payload) }
        assertEquals(listOf<Any?>(guest, 5, 0, 0), Pretend.last("sendResponse").args.take(4))
        assertContentEquals(OWN, Pretend.last("sendResponse").args[4] as ByteArray)
        gattServer.behind.payload = null
        gattServer.turn { onCharacteristicReadRequest(guest, 6, 0, payload) }
        assertEquals(listOf<Any?>(guest, 6, 2, 0, null), Pretend.last("sendResponse").args)
        gattServer.behind.payload = OWN
        gattServer.turn { onCharacteristicReadRequest(guest, 7, 21, payload) }
        assertEquals(BluetoothGatt.GATT_INVALID_OFFSET, Pretend.last("sendResponse").args[2])
    }

    @Test
    fun `twenty whole bytes are taken, of a guest only, and anything else is refused`() {
        val gattServer = Opened()
        val guest = device(1)
        gattServer.comes(guest)
        val signal = gattServer.characteristic(SIGNAL_UUID)
        fun write(value: ByteArray, prepared: Boolean = false, from: BluetoothDevice = guest): Any? {
            gattServer.turn { onCharacteristicWriteRequest(from, 8, signal, prepared, true, 0, value) }
            return Pretend.last("sendResponse").args[2]
        }
        assertEquals(0, write(THEIRS))
        assertEquals(BluetoothGatt.GATT_INVALID_ATTRIBUTE_LENGTH, write(ByteArray(19)))
        assertEquals(BluetoothGatt.GATT_WRITE_NOT_PERMITTED, write(THEIRS, prepared = true))
        write(OWN, from = device(2))
        gattServer.turn { onCharacteristicWriteRequest(guest, 9, gattServer.characteristic(PAYLOAD_UUID), false, true, 0, OWN) }
        assertEquals(BluetoothGatt.GATT_WRITE_NOT_PERMITTED, Pretend.last("sendResponse").args[2])
        assertEquals(listOf(toHex(THEIRS)), gattServer.behind.written)
    }
}
