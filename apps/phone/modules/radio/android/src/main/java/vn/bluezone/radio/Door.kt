package vn.bluezone.radio

import android.bluetooth.BluetoothDevice
import android.bluetooth.BluetoothGatt
import android.bluetooth.BluetoothGattCharacteristic
import android.bluetooth.BluetoothGattDescriptor
import android.bluetooth.BluetoothGattServer
import android.bluetooth.BluetoothGattServerCallback
import android.bluetooth.BluetoothGattService
import android.bluetooth.BluetoothManager
import android.bluetooth.BluetoothProfile
import android.content.Context
import android.os.Handler
import java.util.UUID
import vn.bluezone.radio.engine.Admission
import vn.bluezone.radio.engine.LIMITS
import vn.bluezone.radio.engine.PAYLOAD_LENGTH

/** Client characteristic configuration (Core Specification, Vol 3, Part G, §3.3.3.3). */
private val CONFIGURATION: UUID = UUID.fromString("00002902-0000-1000-8000-00805f9b34fb")

/** What stands behind the door, asked on the handler's thread. */
interface Behind {
    /** The 20 bytes of now; null in silence. */
    fun payload(): ByteArray?

    /** The device that we are calling ourselves: its link is none of the door's. */
    fun called(): BluetoothDevice?

    /** A peer wrote its 20 bytes. */
    fun written(peer: BluetoothDevice, payload: ByteArray)
}

/**
 * The one service behind a connection (docs/protocol/air.md, "Links"). Nothing in it asks for encryption. Strangers are admitted by
 * `Admission`; who comes too often or stays too long is hung up on. Methods throw SecurityException without permission.
 */
class Door(private val context: Context, private val handler: Handler, private val monotonic: () -> Long, private val behind: Behind) {
    private val admission = Admission(LIMITS)
    private var server: BluetoothGattServer? = null
    private val guests = LinkedHashMap<BluetoothDevice, Runnable>()

    /** Opens, unless it is open. */
    fun open(manager: BluetoothManager) {
        if (server != null) return
        val service = BluetoothGattService(SERVICE.uuid, BluetoothGattService.SERVICE_TYPE_PRIMARY)
        service.addCharacteristic(
            BluetoothGattCharacteristic(
                PAYLOAD, BluetoothGattCharacteristic.PROPERTY_READ, BluetoothGattCharacteristic.PERMISSION_READ,
            ),
        )
        val signal = BluetoothGattCharacteristic(
            SIGNAL,
            BluetoothGattCharacteristic.PROPERTY_WRITE or BluetoothGattCharacteristic.PROPERTY_NOTIFY,
            BluetoothGattCharacteristic.PERMISSION_WRITE,
        )
        val access = BluetoothGattDescriptor.PERMISSION_READ or BluetoothGattDescriptor.PERMISSION_WRITE
        signal.addDescriptor(BluetoothGattDescriptor(CONFIGURATION, access))
        service.addCharacteristic(signal)
        server = manager.openGattServer(context, Callback())?.also { it.addService(service) }
    }

    /** Every guest is hung up on. */
    fun clear() {
        for (guest in guests.keys.toList()) dismiss(guest)
    }

    fun close() {
        clear()
        server?.close()
        server = null
    }

    private fun dismiss(guest: BluetoothDevice) {
        guests.remove(guest)?.let { handler.removeCallbacks(it) }
        server?.cancelConnection(guest)
    }

    private fun came(guest: BluetoothDevice) {
        if (guest == behind.called() || guest in guests) return
        val full = guests.size >= LIMITS.atOnce
        if (full || admission.refuse(addressOf(guest), monotonic()) != null) {
            server?.cancelConnection(guest)
            return
        }
        val leave = Runnable { dismiss(guest) }
        guests[guest] = leave
        handler.postDelayed(leave, LIMITS.stay)
    }

    private fun left(guest: BluetoothDevice) {
        guests.remove(guest)?.let { handler.removeCallbacks(it) }
    }

    private fun answer(guest: BluetoothDevice, request: Int, status: Int, offset: Int = 0, value: ByteArray? = null) {
        server?.sendResponse(guest, request, status, offset, value)
    }

    private fun read(guest: BluetoothDevice, request: Int, offset: Int, characteristic: BluetoothGattCharacteristic) {
        val value = behind.payload()?.takeIf { characteristic.uuid == PAYLOAD }
        when {
            value == null -> answer(guest, request, BluetoothGatt.GATT_READ_NOT_PERMITTED)
            offset !in 0..value.size -> answer(guest, request, BluetoothGatt.GATT_INVALID_OFFSET)
            else -> answer(guest, request, BluetoothGatt.GATT_SUCCESS, offset, value.copyOfRange(offset, value.size))
        }
    }

    /** `whole`: not a piece of something longer. */
    private fun write(guest: BluetoothDevice, request: Int?, of: BluetoothGattCharacteristic, whole: Boolean, value: ByteArray) {
        val status = when {
            of.uuid != SIGNAL || !whole -> BluetoothGatt.GATT_WRITE_NOT_PERMITTED
            value.size != PAYLOAD_LENGTH -> BluetoothGatt.GATT_INVALID_ATTRIBUTE_LENGTH
            else -> BluetoothGatt.GATT_SUCCESS
        }
        request?.let { answer(guest, it, status) }
        if (status == BluetoothGatt.GATT_SUCCESS && guest in guests) behind.written(guest, value)
    }

    /** Android calls from threads of its own. */
    private inner class Callback : BluetoothGattServerCallback() {
        override fun onConnectionStateChange(device: BluetoothDevice, status: Int, newState: Int) {
            handler.post { if (newState == BluetoothProfile.STATE_CONNECTED) came(device) else left(device) }
        }

        override fun onCharacteristicReadRequest(
            device: BluetoothDevice,
            requestId: Int,
            offset: Int,
            characteristic: BluetoothGattCharacteristic,
        ) {
            handler.post { read(device, requestId, offset, characteristic) }
        }

        override fun onCharacteristicWriteRequest(
            device: BluetoothDevice,
            requestId: Int,
            characteristic: BluetoothGattCharacteristic,
            preparedWrite: Boolean,
            responseNeeded: Boolean,
            offset: Int,
            value: ByteArray?,
        ) {
            val whole = !preparedWrite && offset == 0
            val bytes = value?.copyOf() ?: ByteArray(0)
            handler.post { write(device, requestId.takeIf { responseNeeded }, characteristic, whole, bytes) }
        }

        override fun onDescriptorReadRequest(
            device: BluetoothDevice,
            requestId: Int,
            offset: Int,
            descriptor: BluetoothGattDescriptor,
        ) {
            handler.post { answer(device, requestId, BluetoothGatt.GATT_SUCCESS, 0, ByteArray(2)) }
        }

        override fun onDescriptorWriteRequest(
            device: BluetoothDevice,
            requestId: Int,
            descriptor: BluetoothGattDescriptor,
            preparedWrite: Boolean,
            responseNeeded: Boolean,
            offset: Int,
            value: ByteArray?,
        ) {
            if (responseNeeded) handler.post { answer(device, requestId, BluetoothGatt.GATT_SUCCESS) }
        }

        override fun onExecuteWrite(device: BluetoothDevice, requestId: Int, execute: Boolean) {
            handler.post { answer(device, requestId, BluetoothGatt.GATT_WRITE_NOT_PERMITTED) }
        }
    }
}
