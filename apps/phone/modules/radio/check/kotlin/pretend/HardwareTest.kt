package vn.bluezone.radio.pretend

import android.bluetooth.BluetoothDevice
import android.bluetooth.BluetoothGatt
import android.bluetooth.BluetoothGattCallback
import android.bluetooth.BluetoothGattServerCallback
import android.bluetooth.BluetoothManager
import android.bluetooth.BluetoothProfile
import android.content.Context
import android.content.ContextWrapper
import android.os.Handler
import android.os.Looper
import kotlin.test.BeforeTest
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertIs
import vn.bluezone.radio.Hardware
import vn.bluezone.radio.LinkLevel
import vn.bluezone.radio.Listener
import vn.bluezone.radio.Phone
import vn.bluezone.radio.engine.Counts
import vn.bluezone.radio.engine.Identity
import vn.bluezone.radio.engine.Outcome
import vn.bluezone.radio.engine.RadioInput

private fun identity() = Identity(0, 600_000, ByteArray(31), ByteArray(24), ByteArray(20), name = 1)

/** Bluetooth as the engine wants it, over a pretended Android. It says nothing of what a phone would do. */
class HardwareTest {
    private lateinit var context: Context
    private lateinit var handler: Handler
    private lateinit var hardware: Hardware
    private val told = mutableListOf<RadioInput>()
    private var cannotSend = 0

    @BeforeTest
    fun begin() {
        Pretend.reset()
        val manager = made(BluetoothManager::class.java)
        for (name in listOf("Context", "ContextWrapper")) Pretend.on("android/content/$name.getSystemService") { manager }
        Pretend.on("android/os/SystemClock.elapsedRealtime") { Pretend.now }
        Pretend.on("android/bluetooth/BluetoothDevice.getAddress") { "00:00:00:00:00:01" }
        context = ContextWrapper(null)
        handler = Handler(null as Looper?)
        hardware = Hardware(context, Phone(context), handler, seekHidden = false, object : Listener {
            override fun told(input: RadioInput) {
                told += input
            }

            override fun payload(): ByteArray? = null

            override fun cannotSend() {
                cannotSend += 1
            }

            override fun fell() = Unit
        })
    }

    private fun order() = Pretend.said("openGattServer", "cancelConnection", "stopAdvertisingSet", "startAdvertisingSet")

    @Test
    fun `a change of identity ends links, then the advert, then begins the next`() {
        hardware.advertise(identity())
        val callback = Pretend.last("openGattServer").args[1] as BluetoothGattServerCallback
        callback.onConnectionStateChange(made(BluetoothDevice::class.java), 0, BluetoothProfile.STATE_CONNECTED)
        Pretend.pass(0)
        hardware.advertise(identity())
        val change = listOf("cancelConnection", "stopAdvertisingSet", "startAdvertisingSet")
        assertEquals(listOf("openGattServer", "startAdvertisingSet") + change, order())
        hardware.silence()
        assertEquals("stopAdvertisingSet", order().last())
    }

    @Test
    fun `what a resident or the system takes away throws nothing`() {
        val faults = listOf(SecurityException(), IllegalStateException(), IllegalArgumentException())
        for (fault in faults) {
            for (name in listOf("BluetoothLeAdvertiser.startAdvertisingSet", "BluetoothLeScanner.startScan"))
                Pretend.on("android/bluetooth/le/$name") { throw fault }
            hardware.advertise(identity())
            hardware.scan(closely = false)
            hardware.endScan()
            hardware.wakeByOthers()
            hardware.close()
        }
        assertEquals(emptyList(), told)
    }

    @Test
    fun `a call to somebody whom the system has forgotten fails, and not at once`() {
        hardware.call(ByteArray(6), ByteArray(20))
        assertEquals(emptyList(), told)
        Pretend.pass(0)
        assertEquals(Outcome.Failed, assertIs<RadioInput.Exchanged>(told.single()).outcome)
    }

    @Test
    fun `a radio that cannot send says so once a try`() {
        hardware.advertise(identity())
        val callback = Pretend.last("startAdvertisingSet").args[7] as android.bluetooth.le.AdvertisingSetCallback
        callback.onAdvertisingSetStarted(null, 0, android.bluetooth.le.AdvertisingSetCallback.ADVERTISE_FAILED_FEATURE_UNSUPPORTED)
        callback.onAdvertisingSetStarted(null, 0, android.bluetooth.le.AdvertisingSetCallback.ADVERTISE_FAILED_INTERNAL_ERROR)
        Pretend.pass(0)
        assertEquals(1, cannotSend)
    }

    @Test
    fun `the level of a stranger's link is our own radio's, or unknown after two seconds, and told once`() {
        val levels = mutableListOf<Int?>()
        val gatt = made(BluetoothGatt::class.java)
        Pretend.on("android/bluetooth/BluetoothDevice.connectGatt") { gatt }
        val ask = { LinkLevel(context, handler, made(BluetoothDevice::class.java), Counts()) { levels += it } }
        ask()
        assertEquals(BluetoothDevice.TRANSPORT_LE, Pretend.last("connectGatt").args[3])
        val callback = Pretend.last("connectGatt").args[2] as BluetoothGattCallback
        callback.onConnectionStateChange(gatt, 0, BluetoothProfile.STATE_CONNECTED)
        assertEquals(1, Pretend.said("readRemoteRssi").size)
        callback.onReadRemoteRssi(gatt, -61, 0)
        callback.onReadRemoteRssi(gatt, -62, 0)
        Pretend.pass(10_000)
        assertEquals(listOf<Int?>(-61), levels)
        ask()
        Pretend.pass(2_000)
        assertEquals(listOf(-61, null), levels)
        Pretend.pass(2_000)
        assertEquals(2, Pretend.said("close").size)
    }
}
