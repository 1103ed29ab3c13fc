package vn.bluezone.radio.pretend

import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertFalse
import kotlin.test.assertTrue
import vn.bluezone.radio.neverPairs

/** AOSP framework/java/android/bluetooth/BluetoothGatt.java. */
private const val INSUFFICIENT_AUTHENTICATION = 5
private const val AUTHENTICATION_NONE = 0
private const val AUTHENTICATION_NO_MITM = 1
private const val AUTHENTICATION_MITM = 2

/** As the system's own is called by a BluetoothGatt (AOSP …/android/bluetooth/IBluetoothGatt.aidl). */
interface GattService {
    fun readCharacteristic(client: Int, address: String, handle: Int, level: Int)

    fun writeCharacteristic(client: Int, address: String, handle: Int, type: Int, level: Int, value: ByteArray): Int

    fun clientDisconnect(client: Int, address: String)
}

/** A link whose reads and writes are done again with pairing when they are refused, as BluetoothGatt's are: three tries in all. */
private class Gatt(private var mService: GattService?) {
    private var mAuthRetryState = 0
    val told = mutableListOf<Int>()

    fun read() = mService!!.readCharacteristic(1, "", 3, AUTHENTICATION_NONE)

    fun write() = mService!!.writeCharacteristic(1, "", 5, 2, AUTHENTICATION_NONE, ByteArray(20))

    fun disconnect() = mService!!.clientDisconnect(1, "")

    fun answered(status: Int, again: GattService.(Int) -> Unit) {
        if (status == INSUFFICIENT_AUTHENTICATION && mAuthRetryState != 2) {
            mService!!.again(if (mAuthRetryState == 0) AUTHENTICATION_NO_MITM else AUTHENTICATION_MITM)
            mAuthRetryState++
            return
        }
        told += status
    }
}

/** A system that pairs when it is asked to. */
private class Pairing : GattService {
    val levels = mutableListOf<Int>()

    override fun readCharacteristic(client: Int, address: String, handle: Int, level: Int) {
        levels += level
    }

    override fun writeCharacteristic(client: Int, address: String, handle: Int, type: Int, level: Int, value: ByteArray): Int {
        levels += level
        return value.size
    }

    override fun clientDisconnect(client: Int, address: String) = throw SecurityException()
}

class NeverPairsTest {
    @Test
    fun `a peer that wants security for a read is refused three times, and then we are told`() {
        val system = Pairing()
        val gatt = Gatt(system)
        assertTrue(neverPairs(gatt))
        gatt.read()
        repeat(3) { gatt.answered(INSUFFICIENT_AUTHENTICATION) { readCharacteristic(1, "", 3, it) } }
        assertEquals(listOf(AUTHENTICATION_NONE, AUTHENTICATION_NONE, AUTHENTICATION_NONE), system.levels)
        assertEquals(listOf(INSUFFICIENT_AUTHENTICATION), gatt.told)
    }

    @Test
    fun `the same for a write, and everything else is what it was`() {
        val system = Pairing()
        val gatt = Gatt(system)
        assertTrue(neverPairs(gatt))
        assertEquals(20, gatt.write())
        gatt.answered(INSUFFICIENT_AUTHENTICATION) { writeCharacteristic(1, "", 5, 2, it, ByteArray(20)) }
        assertEquals(listOf(AUTHENTICATION_NONE, AUTHENTICATION_NONE), system.levels)
        assertFailsWith<SecurityException> { gatt.disconnect() }
    }

    @Test
    fun `without it the system would pair (control)`() {
        val system = Pairing()
        val gatt = Gatt(system)
        gatt.read()
        repeat(3) { gatt.answered(INSUFFICIENT_AUTHENTICATION) { readCharacteristic(1, "", 3, it) } }
        assertEquals(listOf(AUTHENTICATION_NONE, AUTHENTICATION_NO_MITM, AUTHENTICATION_MITM), system.levels)
    }

    @Test
    fun `a system in which the place is missing or closed says so`() {
        assertFalse(neverPairs(Any()))
        assertFalse(neverPairs(Gatt(null)))
    }
}
