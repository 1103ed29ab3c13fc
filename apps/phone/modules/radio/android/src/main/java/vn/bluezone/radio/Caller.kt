package vn.bluezone.radio

import android.bluetooth.BluetoothDevice
import android.bluetooth.BluetoothGatt
import android.bluetooth.BluetoothGattCallback
import android.bluetooth.BluetoothGattCharacteristic
import android.bluetooth.BluetoothProfile
import android.content.Context
import android.os.Handler
import java.util.UUID
import vn.bluezone.radio.engine.Counts
import vn.bluezone.radio.engine.EXCHANGE_TIME
import vn.bluezone.radio.engine.ExchangeSteps
import vn.bluezone.radio.engine.OnLink
import vn.bluezone.radio.engine.Outcome
import vn.bluezone.radio.engine.Step

/** Whom we wrote to may ask its own radio for the level of the link, which takes a moment. */
private const val LINGER = 500L

/**
 * Calls one phone at a time: connects, exchanges, stays a moment, disconnects, closes. What came of a call is told as soon as it is
 * known; the next call begins when the one before is closed. Who asked for a bond is not called. Everything happens on the handler's
 * thread. Methods throw SecurityException without permission.
 */
class Caller(
    private val context: Context,
    private val handler: Handler,
    private val bonds: Bonds,
    private val counts: Counts,
    private val ended: (ByteArray, Outcome) -> Unit,
) {
    private var call: Call? = null
    private var next: Call? = null

    /** The device that is being called, until that link is closed. */
    val peer: BluetoothDevice? get() = call?.device

    fun call(device: BluetoothDevice, own: ByteArray) {
        hangUp()
        val made = Call(device, ExchangeSteps(own))
        if (bonds.shuns(device)) return made.end(Outcome.Failed)
        if (call != null) next = made else begin(made)
    }

    /** Ends a call at once, and tells nobody. */
    fun hangUp() {
        next = null
        call?.leave()
    }

    /** A peer asked for what it is not given: its call has failed. */
    fun dismiss(peer: BluetoothDevice) {
        if (call?.device == peer) call?.fail()
    }

    private fun begin(made: Call) {
        call = made
        if (!guarded(counts) { made.connect() }) made.fail()
    }

    private fun closed() {
        call?.device?.let { guarded(counts) { bonds.watch(it) } }
        call = null
        next?.also { next = null }?.let { begin(it) }
    }

    private inner class Call(val device: BluetoothDevice, private val steps: ExchangeSteps) : BluetoothGattCallback() {
        private var gatt: BluetoothGatt? = null
        private val late = Runnable { happened(OnLink.TooLate) }
        private val leave = Runnable { leave() }
        private var begun = false
        private var isOver = false
        private var farewell: Farewell? = null

        fun connect() {
            bonds.watch(device)
            // The link itself has as long as the exchange over it.
            handler.postDelayed(late, EXCHANGE_TIME)
            val made = device.connectGatt(
                context, false, this, BluetoothDevice.TRANSPORT_LE, BluetoothDevice.PHY_LE_1M_MASK, handler,
            )
            gatt = made
            if (made == null) return fail()
            if (!neverPairs(made)) counts.add("calls-unguarded")
        }

        /** Tells what came of it, once. */
        fun end(outcome: Outcome) {
            if (isOver) return
            isOver = true
            ended(addressOf(device), outcome)
        }

        fun fail() {
            end(Outcome.Failed)
            leave()
        }

        /** Disconnects, and closes when that is done. Nothing is told any more. */
        fun leave() {
            isOver = true
            handler.removeCallbacks(late)
            handler.removeCallbacks(leave)
            if (farewell != null) return
            val link = gatt
            if (link == null) closed() else farewell = Farewell(handler, link, counts, ::closed)
        }

        override fun onConnectionStateChange(gatt: BluetoothGatt, status: Int, newState: Int) {
            if (newState != BluetoothProfile.STATE_CONNECTED || status != BluetoothGatt.GATT_SUCCESS) {
                end(Outcome.Failed)
                leave()
                if (newState == BluetoothProfile.STATE_DISCONNECTED) farewell?.disconnected()
                return
            }
            if (begun) return
            begun = true
            handler.removeCallbacks(late)
            if (isOver) return
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
            if (!isOver) take(steps.next(what))
        }

        private fun take(step: Step) {
            if (step is Step.Close) return close(step.outcome)
            val done = guarded(counts) {
                val begun = when (step) {
                    Step.Discover -> gatt?.discoverServices()
                    Step.Read -> characteristic(PAYLOAD)?.let { gatt?.readCharacteristic(it) }
                    is Step.Write -> characteristic(SIGNAL)?.let { write(it, step.value) }
                    is Step.Close -> true
                }
                check(begun == true)
            }
            if (!done) happened(OnLink.Failed)
        }

        private fun close(outcome: Outcome) {
            handler.removeCallbacks(late)
            end(outcome)
            if (outcome is Outcome.Payload && outcome.written) handler.postDelayed(leave, LINGER) else leave()
        }

        private fun characteristic(id: UUID): BluetoothGattCharacteristic? = gatt?.getService(SERVICE.uuid)?.getCharacteristic(id)

        private fun write(signal: BluetoothGattCharacteristic, value: ByteArray): Boolean? {
            signal.writeType = BluetoothGattCharacteristic.WRITE_TYPE_DEFAULT
            signal.value = value
            return gatt?.writeCharacteristic(signal)
        }
    }
}
