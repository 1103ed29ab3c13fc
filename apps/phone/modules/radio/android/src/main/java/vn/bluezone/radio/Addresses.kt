package vn.bluezone.radio

import android.bluetooth.BluetoothDevice
import vn.bluezone.radio.engine.MOST_CONTACTS
import vn.bluezone.radio.engine.fromHex
import vn.bluezone.radio.engine.toHex

/** The address of a device, 6 bytes. */
fun addressOf(device: BluetoothDevice): ByteArray = fromHex(device.address.replace(":", ""))

/**
 * Devices that were heard, by address: a device that was found by scanning knows what kind of address it has; one that is made from
 * its address does not.
 */
class Addresses {
    private val devices = LinkedHashMap<String, BluetoothDevice>()

    fun put(device: BluetoothDevice) {
        val name = toHex(addressOf(device))
        devices.remove(name)
        devices[name] = device
        if (devices.size > MOST_CONTACTS) devices.remove(devices.keys.first())
    }

    operator fun get(address: ByteArray): BluetoothDevice? = devices[toHex(address)]
}
