package vn.bluezone.radio

import android.bluetooth.BluetoothDevice
import android.bluetooth.BluetoothGatt
import android.bluetooth.BluetoothGattCallback
import android.bluetooth.BluetoothGattCharacteristic
import android.bluetooth.BluetoothProfile
import android.content.Context
import android.os.Handler
import java.util.UUID
import vn.bluezone.radio.engine.EXCHANGE_TIME
import vn.bluezone.radio.engine.ExchangeSteps
import vn.bluezone.radio.engine.OnLink
import vn.bluezone.radio.engine.Outcome
import vn.bluezone.radio.engine.PAYLOAD_UUID
import vn.bluezone.radio.engine.SIGNAL_UUID
import vn.bluezone.radio.engine.Step

/** Characteristics of our service. */
internal val PAYLOAD: UUID = UUID.fromString(PAYLOAD_UUID)
internal val SIGNAL: UUID = UUID.fromString(SIGNAL_UUID)

/**
 * Calls one phone at a time: connects, exchanges, closes. Everything happens on the handler's thread. Methods throw
 * SecurityException without permission.
 */
class Caller(private val context: Context, private val handler: Handler, private val ended: (ByteArray, Outcome) -> Unit) {
    private var call: Call? = null

    /** The device that is being called. */
    val peer: BluetoothDevice? get() = call?.device

    fun call(device: BluetoothDevice, own: ByteArray) {
        hangUp()
        call = Call(device, ExchangeSteps(own)).also { it.connect() }
    }

    /** Ends a call at once, and tells nobody. */
    fun hangUp() {
        call?.close()
        call = null
    }

    private inner class Call(val device: BluetoothDevice, private val steps: ExchangeSteps) : BluetoothGattCallback() {
        private var gatt: BluetoothGatt? = null
        private val late = Runnable { happened(OnLink.TooLate) }
        private var begun = false

        fun connect() {
            // The link itself has as long as the exchange over it.
            handler.postDelayed(late, EXCHANGE_TIME)
            gatt = device.connectGatt(
                context, false, this, BluetoothDevice.TRANSPORT_LE, BluetoothDevice.PHY_LE_1M_MASK, handler,
            )
            if (gatt == null) happened(OnLink.Failed)
        }

        fun close() {
            handler.removeCallbacks(late)
            gatt?.disconnect()
            gatt?.close()
            gatt = null
        }

        override fun onConnectionStateChange(gatt: BluetoothGatt, status: Int, newState: Int) {
            if (newState != BluetoothProfile.STATE_CONNECTED || status != BluetoothGatt.GATT_SUCCESS) {
                happened(OnLink.Failed)
                return
            }
            if (begun) return
            begun = true
            handler.removeCallbacks(late)
            handler.postDelayed(late, EXCHANGE_TIME)
            take(steps.begin())
        }

        override fun onServicesDiscovered(gatt: BluetoothGatt, status: Int) {
            val service = gatt.getService(SERVICE.uuid)
            happened(
                when {
                    status != BluetoothGatt.GATT_SUCCESS -> OnLink.Failed
                    service?.getCharacteristic(PAYLOAD) == null -> OnLink.NotFound
                    else -> OnLink.Found(service.getCharacteristic(SIGNAL) != null)
                },
            )
        }

        // The form with a value of its own, which newer systems call, calls this one.
        override fun onCharacteristicRead(gatt: BluetoothGatt, characteristic: BluetoothGattCharacteristic, status: Int) {
            val value = characteristic.value
            happened(if (status == BluetoothGatt.GATT_SUCCESS && value != null) OnLink.Read(value) else OnLink.Failed)
        }

        override fun onCharacteristicWrite(gatt: BluetoothGatt, characteristic: BluetoothGattCharacteristic, status: Int) =
            happened(if (status == BluetoothGatt.GATT_SUCCESS) OnLink.Written else OnLink.Failed)

        private fun happened(what: OnLink) {
            if (call === this) take(steps.next(what))
        }

        private fun take(step: Step) {
            val done = when (step) {
                Step.Discover -> gatt?.discoverServices()
                Step.Read -> characteristic(PAYLOAD)?.let { gatt?.readCharacteristic(it) }
                is Step.Write -> characteristic(SIGNAL)?.let { write(it, step.value) }
                is Step.Close -> {
                    hangUp()
                    ended(addressOf(device), step.outcome)
                    true
                }
            }
            if (done != true) happened(OnLink.Failed)
        }

        private fun characteristic(id: UUID): BluetoothGattCharacteristic? = gatt?.getService(SERVICE.uuid)?.getCharacteristic(id)

        private fun write(signal: BluetoothGattCharacteristic, value: ByteArray): Boolean? {
            signal.writeType = BluetoothGattCharacteristic.WRITE_TYPE_DEFAULT
            signal.value = value
            return gatt?.writeCharacteristic(signal)
        }
    }
}
