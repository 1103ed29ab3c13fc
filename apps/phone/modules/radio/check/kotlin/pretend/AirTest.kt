package vn.bluezone.radio.pretend

import android.bluetooth.BluetoothManager
import android.content.ContextWrapper
import android.os.Handler
import android.os.Looper
import kotlin.test.BeforeTest
import kotlin.test.Test
import kotlin.test.assertEquals
import vn.bluezone.radio.Hardware
import vn.bluezone.radio.Listener
import vn.bluezone.radio.Phone
import vn.bluezone.radio.engine.Identity
import vn.bluezone.radio.engine.RadioInput

private fun identity() = Identity(0, 600_000, ByteArray(31), ByteArray(24), ByteArray(20), name = 1)

class AirTest {
    private lateinit var bluetooth: PretendedBluetooth
    private lateinit var hardware: Hardware

    @BeforeTest
    fun begin() {
        Pretend.reset()
        bluetooth = PretendedBluetooth()
        val manager = made(BluetoothManager::class.java)
        for (name in listOf("Context", "ContextWrapper")) Pretend.on("android/content/$name.getSystemService") { manager }
        Pretend.on("android/os/SystemClock.elapsedRealtime") { Pretend.now }
        val context = ContextWrapper(null)
        hardware = Hardware(context, Phone(context), Handler(null as Looper?), seekHidden = false, object : Listener {
            override fun told(input: RadioInput) = Unit
            override fun payload(): ByteArray? = null
            override fun cannotSend() = Unit
        })
    }

    @Test
    fun `who connects silences nobody`() {
        hardware.advertise(identity(), 600_000)
        Pretend.pass(1_000)
        bluetooth.connects()
        Pretend.pass(1_000)
        assertEquals(1, bluetooth.onAir.size)
    }

    @Test
    fun `an advert that fails is begun again`() {
        bluetooth.advertCode = { 2 }
        hardware.advertise(identity(), 600_000)
        bluetooth.advertCode = { 0 }
        Pretend.pass(60_000)
        assertEquals(1, bluetooth.onAir.size)
    }

    @Test
    fun `a scan that fails is begun again`() {
        bluetooth.scanCode = { 2 }
        hardware.scan()
        bluetooth.scanCode = { 0 }
        Pretend.pass(60_000)
        assertEquals(1, bluetooth.scans.size)
    }

    @Test
    fun `a Bluetooth that is gone ends nothing - null`() {
        hardware.advertise(identity(), 600_000)
        bluetooth.gone = Gone.UNASKED
        hardware.silence()
    }

    @Test
    fun `a Bluetooth that is gone ends nothing - wrapped`() {
        hardware.scan()
        bluetooth.gone = Gone.WRAPPED
        hardware.rest()
    }
}
