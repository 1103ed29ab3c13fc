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
import vn.bluezone.radio.engine.Counts
import vn.bluezone.radio.engine.PAYLOAD_LENGTH

/** What stands behind the GATT server, asked on the handler's thread. */
interface Behind {
    /** The 20 bytes of now; null in silence. */
    fun payload(): ByteArray?

    /** The device that we are calling ourselves: its link is none of the GATT server's. */
    fun called(): BluetoothDevice?

    /** A peer wrote its 20 bytes. */
    fun written(peer: BluetoothDevice, payload: ByteArray)
}

/** A server that did not open is opened again after these, the last of them over and over. */
private val PAUSES = listOf(1_000L, 5_000L, 30_000L)

/**
 * The one service behind a connection (docs/protocol/air.md, "Links"). Nothing in it asks for encryption. Who may come in, and what it may
 * know, is said by `Guests`. A server that does not open, or does not take the service, is opened again. Methods throw SecurityException
 * without permission.
 */
class GattServer(
    private val context: Context,
    private val handler: Handler,
    private val monotonic: () -> Long,
    private val bonds: Bonds,
    private val counts: Counts,
    private val behind: Behind,
) {
    private val guests = Guests(handler, monotonic, behind::payload, counts, { guarded(counts) { bonds.watch(it) } }, ::hangUp)
    private var server: BluetoothGattServer? = null
    private var callback: Callback? = null
    private var failed = 0
    private var again: Runnable? = null

    /** Opens, unless it is open or waits to be. */
    fun open(manager: BluetoothManager) {
        if (server != null || again != null) return
        val told = Callback(manager)
        callback = told
        server = manager.openGattServer(context, told)
        if (server?.addService(serviceOfOurs()) != true) told.fails()
    }

    /** Another identity begins, or silence: every guest is hung up on. */
    fun clear() = guests.renew()

    /** A peer asked for what it is not given. */
    fun dismiss(guest: BluetoothDevice) = guests.dismiss(guest)

    fun close() {
        clear()
        again?.let { handler.removeCallbacks(it) }
        again = null
        failed = 0
        shut()
    }

    private fun shut() {
        callback = null
        guarded(counts) { server?.close() }
        server = null
        guests.forget()
    }

    private fun retry(manager: BluetoothManager) {
        counts.add("gatt-servers-failed")
        val next = Runnable {
            again = null
            if (!guarded(counts) { open(manager) }) retry(manager)
        }
        again = next
        handler.postDelayed(next, PAUSES[minOf(failed, PAUSES.size - 1)])
        failed += 1
    }

    /**
     * A server ends a link only if it holds it, and no other app does. It holds none until it asks to (AOSP system/stack/gatt/gatt_main.cc,
     * gatt_update_app_hold_link_status), so it asks right before it gives it up: what another app holds stays as it is. So does the link of
     * who says that it has classic Bluetooth too, which apps have no way around (system/btif/src/btif_gatt_server.cc,
     * btif_gatts_open_impl). What the resident has paired is never hung up on.
     */
    private fun hangUp(guest: BluetoothDevice) {
        if (isKnown(guest)) return
        guarded(counts) {
            server?.connect(guest, false)
            server?.cancelConnection(guest)
        }
    }

    private fun isKnown(guest: BluetoothDevice): Boolean {
        var isPaired = false
        guarded(counts) { isPaired = guest.bondState == BluetoothDevice.BOND_BONDED }
        return isPaired || guest == behind.called()
    }

    private fun left(guest: BluetoothDevice) {
        if (guests.left(guest)) guarded(counts) { bonds.watch(guest) }
    }

    private fun answer(guest: BluetoothDevice, request: Int, status: Int, offset: Int = 0, value: ByteArray? = null) {
        guarded(counts) { server?.sendResponse(guest, request, status, offset, value) }
    }

    private fun read(guest: BluetoothDevice, request: Int, offset: Int, characteristic: BluetoothGattCharacteristic) {
        val value = guests.mayKnow(guest)?.takeIf { characteristic.uuid == PAYLOAD }
        when {
            value == null -> answer(guest, request, BluetoothGatt.GATT_READ_NOT_PERMITTED)
            offset !in 0..value.size -> answer(guest, request, BluetoothGatt.GATT_INVALID_OFFSET)
            else -> answer(guest, request, BluetoothGatt.GATT_SUCCESS, offset, value.copyOfRange(offset, value.size))
        }
    }

    /** `whole`: not a piece of something longer. */
    private fun write(guest: BluetoothDevice, request: Int?, of: BluetoothGattCharacteristic, whole: Boolean, value: ByteArray) {
        val status = when {
            guests.mayKnow(guest) == null || of.uuid != SIGNAL || !whole -> BluetoothGatt.GATT_WRITE_NOT_PERMITTED
            value.size != PAYLOAD_LENGTH -> BluetoothGatt.GATT_INVALID_ATTRIBUTE_LENGTH
            else -> BluetoothGatt.GATT_SUCCESS
        }
        request?.let { answer(guest, it, status) }
        if (status == BluetoothGatt.GATT_SUCCESS) behind.written(guest, value)
    }

    /** Switching notifications on or off tells nothing of us; it is only counted. */
    private fun configure(guest: BluetoothDevice, request: Int, refused: Int, value: ByteArray? = null) {
        val status = if (guests.mayKnow(guest) == null) refused else BluetoothGatt.GATT_SUCCESS
        answer(guest, request, status, 0, value?.takeIf { status == BluetoothGatt.GATT_SUCCESS })
    }

    /** Android calls from threads of its own. */
    private inner class Callback(private val manager: BluetoothManager) : BluetoothGattServerCallback() {
        fun fails() {
            if (callback !== this) return
            shut()
            retry(manager)
        }

        override fun onServiceAdded(status: Int, service: BluetoothGattService?) {
            handler.post { if (status == BluetoothGatt.GATT_SUCCESS) failed = 0 else fails() }
        }

        override fun onConnectionStateChange(device: BluetoothDevice, status: Int, newState: Int) {
            val at = monotonic()
            handler.post { if (newState == BluetoothProfile.STATE_CONNECTED) guests.came(device, at, isKnown(device)) else left(device) }
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
            handler.post { configure(device, requestId, BluetoothGatt.GATT_READ_NOT_PERMITTED, ByteArray(2)) }
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
            if (responseNeeded) handler.post { configure(device, requestId, BluetoothGatt.GATT_WRITE_NOT_PERMITTED) }
        }

        override fun onExecuteWrite(device: BluetoothDevice, requestId: Int, execute: Boolean) {
            handler.post { answer(device, requestId, BluetoothGatt.GATT_WRITE_NOT_PERMITTED) }
        }
    }
}
