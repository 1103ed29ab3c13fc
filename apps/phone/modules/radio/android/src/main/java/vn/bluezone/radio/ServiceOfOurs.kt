package vn.bluezone.radio

import android.bluetooth.BluetoothGattCharacteristic
import android.bluetooth.BluetoothGattDescriptor
import android.bluetooth.BluetoothGattService
import java.util.UUID
import vn.bluezone.radio.engine.PAYLOAD_UUID
import vn.bluezone.radio.engine.SIGNAL_UUID

/** Characteristics of our service. */
internal val PAYLOAD: UUID = UUID.fromString(PAYLOAD_UUID)
internal val SIGNAL: UUID = UUID.fromString(SIGNAL_UUID)

/** Client characteristic configuration (Core Specification, Vol 3, Part G, §3.3.3.3). */
private val CONFIGURATION: UUID = UUID.fromString("00002902-0000-1000-8000-00805f9b34fb")

/** The one service behind a connection (docs/protocol/air.md, "Links"). Nothing in it asks for encryption. */
internal fun serviceOfOurs(): BluetoothGattService {
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
    return service
}
