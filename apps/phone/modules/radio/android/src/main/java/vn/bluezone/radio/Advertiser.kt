package vn.bluezone.radio

import android.bluetooth.le.AdvertiseData
import android.bluetooth.le.AdvertisingSet
import android.bluetooth.le.AdvertisingSetCallback
import android.bluetooth.le.AdvertisingSetParameters
import android.bluetooth.le.BluetoothLeAdvertiser
import android.os.Build
import android.os.Handler
import android.os.ParcelUuid
import java.util.UUID
import vn.bluezone.radio.engine.Attempts
import vn.bluezone.radio.engine.Counts
import vn.bluezone.radio.engine.MANUFACTURER_DATA
import vn.bluezone.radio.engine.SERVICE_UUID
import vn.bluezone.radio.engine.namesService
import vn.bluezone.radio.engine.structures

/** Transmit power that is asked for, dBm: as low as the Exposure Notifications of 2020 sent. */
const val TX_POWER = AdvertisingSetParameters.TX_POWER_LOW

/** 211.25 ms, in steps of 0.625 ms: of the intervals at which Apple says that an iPhone behind finds others, the one nearest to a quarter of a second. */
private const val INTERVAL = 338

/** Without an answer for this long, milliseconds, a set has failed. */
private const val ANSWER = 5_000L
private const val COMPANY_LENGTH = 2

/** The service that is advertised and scanned for. */
val SERVICE: ParcelUuid = ParcelUuid(UUID.fromString(SERVICE_UUID))

/**
 * Keeps one identity on the air at a time. Each is a new advertising set: that is what makes Android take a new random address. A set
 * has no duration: one that has is not enabled again after a connection, and nobody says so (AOSP, packages/modules/Bluetooth,
 * system/gd/hci/le_advertising_manager.cc, `handle_set_terminated`). One that fails, is not answered or is ended by the system is
 * begun again, under the same identity, after longer and longer pauses. All on the handler's thread; nothing throws.
 *
 * `unable`: this phone cannot advertise at all.
 */
class Advertiser(
    private val handler: Handler,
    private val monotonic: () -> Long,
    private val counts: Counts,
    private val find: () -> BluetoothLeAdvertiser?,
    private val unable: () -> Unit,
) {
    private class WantedAdvert(val advert: ByteArray, val scanResponse: ByteArray)

    @Volatile
    private var wanted: WantedAdvert? = null
    private var running: Running? = null
    private val attempts = Attempts()
    private val again = Runnable { begin() }
    private val late = Runnable { failed("unanswered") }

    /** Whether something is to be on the air that, after many attempts, is not. May be asked by any thread. */
    val isVain: Boolean get() = wanted != null && attempts.areVain(monotonic())

    /** Stops what is on the air and puts this there. */
    fun start(advert: ByteArray, scanResponse: ByteArray) {
        stop()
        wanted = WantedAdvert(advert, scanResponse)
        begin()
    }

    fun stop() {
        wanted = null
        handler.removeCallbacks(again)
        end()
    }

    /** Stops, and forgets what failed: Bluetooth is another from now on. */
    fun close() {
        stop()
        attempts.begin()
    }

    private fun begin() {
        val what = wanted ?: return
        val with = found() ?: return failed("no-advertiser")
        val now = Running(with)
        running = now
        val asked = guarded(counts) {
            with.startAdvertisingSet(parameters(), dataOf(what.advert), dataOf(what.scanResponse), null, null, 0, 0, now, handler)
        }
        if (!asked) return failed("fault")
        counts.add("adverts-begun")
        handler.postDelayed(late, ANSWER)
    }

    private fun found(): BluetoothLeAdvertiser? {
        var found: BluetoothLeAdvertiser? = null
        guarded(counts) { found = find() }
        return found
    }

    private fun end() {
        handler.removeCallbacks(late)
        val ended = running
        running = null
        ended?.let { guarded(counts) { it.with.stopAdvertisingSet(it) } }
    }

    private fun failed(why: String) {
        counts.add("adverts-failed-$why")
        end()
        handler.postDelayed(again, attempts.failed(monotonic()))
    }

    private fun parameters(): AdvertisingSetParameters {
        val parameters = AdvertisingSetParameters.Builder()
            .setLegacyMode(true)
            .setConnectable(true)
            .setScannable(true)
            .setInterval(INTERVAL)
            .setTxPowerLevel(TX_POWER)
        if (Build.VERSION.SDK_INT >= 34) Since34.hideName(parameters)
        return parameters.build()
    }

    /** Flags are the system's own: it adds them to what can be connected to and found. */
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

    /** What the system says of one set; of one that runs no more it is over. */
    private inner class Running(val with: BluetoothLeAdvertiser) : AdvertisingSetCallback() {
        override fun onAdvertisingSetStarted(advertisingSet: AdvertisingSet?, txPower: Int, status: Int) {
            if (running !== this) return
            handler.removeCallbacks(late)
            when (status) {
                ADVERTISE_SUCCESS -> attempts.stands(monotonic())
                ADVERTISE_FAILED_FEATURE_UNSUPPORTED -> {
                    counts.add("adverts-failed-code-$status")
                    stop()
                    unable()
                }
                else -> failed("code-$status")
            }
        }

        override fun onAdvertisingEnabled(advertisingSet: AdvertisingSet?, enable: Boolean, status: Int) {
            // After a connection a set is enabled again; one that the controller refuses is "enabled" too, with another status
            // (same file of AOSP, `on_set_extended_advertising_enable_complete`).
            if (running === this && (!enable || status != ADVERTISE_SUCCESS)) failed("ended-$status")
        }

        override fun onAdvertisingSetStopped(advertisingSet: AdvertisingSet?) {
            if (running === this) failed("stopped")
        }
    }
}
