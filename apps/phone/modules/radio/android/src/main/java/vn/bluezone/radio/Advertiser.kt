package vn.bluezone.radio

import android.bluetooth.le.AdvertiseData
import android.bluetooth.le.AdvertisingSet
import android.bluetooth.le.AdvertisingSetCallback
import android.bluetooth.le.AdvertisingSetParameters
import android.bluetooth.le.BluetoothLeAdvertiser
import android.os.ParcelUuid
import java.util.UUID
import vn.bluezone.radio.engine.MANUFACTURER_DATA
import vn.bluezone.radio.engine.SERVICE_UUID
import vn.bluezone.radio.engine.namesService
import vn.bluezone.radio.engine.structures

/** Transmit power that is asked for, dBm: as low as the Exposure Notifications of 2020 sent. */
const val TX_POWER = AdvertisingSetParameters.TX_POWER_LOW

/** 250 ms, in steps of 0.625 ms. */
private const val INTERVAL = AdvertisingSetParameters.INTERVAL_MEDIUM

/** A controller counts an end in steps of 10 ms, 16 bits of them. */
private const val STEP = 10L
private const val MOST_STEPS = 65_535L
private const val COMPANY_LENGTH = 2

/** The service that is advertised and scanned for. */
val SERVICE: ParcelUuid = ParcelUuid(UUID.fromString(SERVICE_UUID))

/**
 * Advertises one identity at a time. Each is a new advertising set: that is what makes Android take a new random address. The
 * controller ends it by itself, also when this process is dead. Methods throw SecurityException without permission.
 */
class Advertiser(private val refused: () -> Unit) {
    private var running: Running? = null

    /** Stops what is on the air and starts this; `length` in milliseconds. */
    fun start(with: BluetoothLeAdvertiser, advert: ByteArray, scanResponse: ByteArray, length: Long) {
        stop()
        val parameters = AdvertisingSetParameters.Builder()
            .setLegacyMode(true)
            .setConnectable(true)
            .setScannable(true)
            .setInterval(INTERVAL)
            .setTxPowerLevel(TX_POWER)
            .build()
        val steps = (length / STEP).coerceIn(1, MOST_STEPS).toInt()
        val now = Running(with)
        running = now
        with.startAdvertisingSet(parameters, dataOf(advert), dataOf(scanResponse), null, null, steps, 0, now)
    }

    fun stop() {
        running?.let { it.with.stopAdvertisingSet(it) }
        running = null
    }

    /** Flags are the system's own: it adds them to what can be connected to. */
    private fun dataOf(raw: ByteArray): AdvertiseData {
        val data = AdvertiseData.Builder().setIncludeDeviceName(false).setIncludeTxPowerLevel(false)
        for (part in structures(raw).orEmpty()) {
            if (part.namesService()) data.addServiceUuid(SERVICE)
            if (part.type == MANUFACTURER_DATA && part.data.size >= COMPANY_LENGTH) {
                val company = (part.data[0].toInt() and 0xff) or ((part.data[1].toInt() and 0xff) shl 8)
                data.addManufacturerData(company, part.data.copyOfRange(COMPANY_LENGTH, part.data.size))
            }
        }
        return data.build()
    }

    private inner class Running(val with: BluetoothLeAdvertiser) : AdvertisingSetCallback() {
        override fun onAdvertisingSetStarted(advertisingSet: AdvertisingSet?, txPower: Int, status: Int) {
            if (status == ADVERTISE_FAILED_FEATURE_UNSUPPORTED) refused()
        }
    }
}
