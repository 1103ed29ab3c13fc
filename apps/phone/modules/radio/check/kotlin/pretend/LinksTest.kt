package vn.bluezone.radio.pretend

import android.bluetooth.BluetoothDevice
import android.bluetooth.BluetoothGatt
import android.bluetooth.BluetoothGattCharacteristic
import android.bluetooth.BluetoothManager
import android.bluetooth.le.ScanCallback
import android.bluetooth.le.ScanResult
import android.content.Context
import android.content.ContextWrapper
import android.os.Handler
import android.os.Looper
import java.util.UUID
import kotlin.test.BeforeTest
import kotlin.test.Test
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertTrue
import vn.bluezone.radio.Hardware
import vn.bluezone.radio.Listener
import vn.bluezone.radio.Phone
import vn.bluezone.radio.engine.Counts
import vn.bluezone.radio.engine.Identity
import vn.bluezone.radio.engine.Outcome
import vn.bluezone.radio.engine.PAYLOAD_UUID
import vn.bluezone.radio.engine.RadioInput
import vn.bluezone.radio.engine.SIGNAL_UUID
import vn.bluezone.radio.engine.fromHex

private val FIRST = ByteArray(20) { 1 }
private val SECOND = ByteArray(20) { 2 }
private val THEIRS = ByteArray(20) { 9 }
private const val REFUSED_READ = BluetoothGatt.GATT_READ_NOT_PERMITTED
private const val REFUSED_WRITE = BluetoothGatt.GATT_WRITE_NOT_PERMITTED

/** Links over a pretended Android that keeps its own stack's rules (PretendedLinks): guests, calls, and who asks for more. */
class LinksTest {
    private lateinit var links: PretendedLinks
    private lateinit var hardware: Hardware
    private lateinit var payload: BluetoothGattCharacteristic
    private lateinit var signal: BluetoothGattCharacteristic
    private val told = mutableListOf<RadioInput>()
    private val counts = Counts()
    private var running: ByteArray = FIRST

    @BeforeTest
    fun begin() {
        Pretend.reset()
        val manager = made(BluetoothManager::class.java)
        for (name in listOf("Context", "ContextWrapper")) Pretend.on("android/content/$name.getSystemService") { manager }
        Pretend.on("android/os/SystemClock.elapsedRealtime") { Pretend.now }
        val uuids = HashMap<Any?, UUID>()
        Pretend.on("android/bluetooth/BluetoothGattCharacteristic.getUuid") { uuids[it.self] }
        Pretend.on("android/bluetooth/BluetoothGattCharacteristic.getValue") { THEIRS }
        val context: Context = ContextWrapper(null)
        links = PretendedLinks(context)
        hardware = Hardware(context, Phone(context), Handler(null as Looper?), seekHidden = false, object : Listener {
            override fun told(input: RadioInput) {
                told += input
            }

            override fun payload() = running

            override fun cannotSend() = Unit

            override fun fell() = Unit
        }, counts)
        payload = made(BluetoothGattCharacteristic::class.java).also { uuids[it] = UUID.fromString(PAYLOAD_UUID) }
        signal = made(BluetoothGattCharacteristic::class.java).also { uuids[it] = UUID.fromString(SIGNAL_UUID) }
        becomes(FIRST)
        Pretend.pass(5_000)
    }

    private fun becomes(identity: ByteArray) {
        running = identity
        hardware.advertise(Identity(0, 600_000, ByteArray(31), ByteArray(24), identity, name = 1))
        Pretend.pass(0)
    }

    /** A stranger is heard, so that it can be called. */
    private fun heard(stranger: Stranger): Stranger {
        Pretend.on("android/bluetooth/le/ScanResult.getDevice") { stranger }
        Pretend.on("android/bluetooth/le/ScanRecord.getBytes") { ByteArray(31) }
        hardware.scan(closely = false)
        (Pretend.last("startScan").args[2] as ScanCallback).onScanResult(1, made(ScanResult::class.java))
        Pretend.pass(0)
        return stranger
    }

    private fun call(stranger: Stranger) = hardware.call(fromHex("0000000000%02x".format(stranger.n)), running)

    private val outcomes get() = told.filterIsInstance<RadioInput.Exchanged>().map { it.outcome }

    @Test
    fun `a guest that stays is hung up on ten seconds after its first question`() {
        val guest = Stranger(1)
        links.comes(guest)
        links.reads(guest, payload)
        Pretend.pass(9_000)
        assertTrue(guest in links.linked)
        Pretend.pass(2_000)
        assertEquals(emptySet(), links.linked)
    }

    @Test
    fun `a guest of one identity reads nothing of the next, whether the link ends or not`() {
        val guest = Stranger(1)
        links.comes(guest)
        assertContentEquals(FIRST, links.reads(guest, payload).second)
        links.otherHolds(guest)
        becomes(SECOND)
        assertEquals(REFUSED_READ to null, links.reads(guest, payload))
        assertEquals(REFUSED_WRITE, links.writes(guest, signal, THEIRS).first)
        Pretend.pass(2_000)
        assertEquals(REFUSED_READ to null, links.reads(guest, payload))
    }

    @Test
    fun `who connected just as the identity changed may have called the one before, and reads nothing`() {
        becomes(SECOND)
        val guest = Stranger(1)
        Pretend.pass(900)
        links.comes(guest)
        assertEquals(REFUSED_READ to null, links.reads(guest, payload))
        Pretend.pass(1_100)
        assertEquals(emptySet(), links.linked)
        val another = Stranger(2)
        links.comes(another)
        assertContentEquals(SECOND, links.reads(another, payload).second)
    }

    @Test
    fun `a guest reads nothing of the next identity either where nobody has noticed yet that its own is over`() {
        val guest = Stranger(1)
        links.comes(guest)
        assertContentEquals(FIRST, links.reads(guest, payload).second)
        running = SECOND
        assertEquals(REFUSED_READ to null, links.reads(guest, payload))
    }

    @Test
    fun `a stranger whose link Android does not end learns nothing of the next identity as long as it stays, and is counted`() {
        val guest = Stranger(1, isDual = true)
        links.comes(guest)
        links.reads(guest, payload)
        becomes(SECOND)
        Pretend.pass(10_000)
        assertEquals(setOf(guest), links.linked)
        assertEquals(REFUSED_READ to null, links.reads(guest, payload))
        assertEquals(1, counts.all()["guests-stayed"])
        links.leaves(guest)
        links.comes(guest)
        assertContentEquals(SECOND, links.reads(guest, payload).second)
    }

    @Test
    fun `a change of identity ends the links of guests`() {
        val guest = Stranger(1)
        links.comes(guest)
        becomes(SECOND)
        Pretend.pass(1_100)
        assertEquals(emptySet(), links.linked)
    }

    @Test
    fun `strangers that come one after another never fill the phone's links, and who was not admitted gets and gives nothing`() {
        val first = Stranger(99)
        links.comes(first)
        links.reads(first, payload)
        for (n in 1..40) {
            val guest = Stranger(n)
            assertTrue(links.comes(guest), "no room for guest $n")
            if (n % 2 == 0) assertEquals(REFUSED_READ to null, links.reads(guest, payload))
            if (n % 3 == 0) assertEquals(REFUSED_WRITE, links.writes(guest, signal, THEIRS).first)
            Pretend.pass(250)
            assertTrue(links.linked.size <= 6, "${links.linked.size} links")
        }
        Pretend.pass(12_000)
        assertTrue(links.linked.size <= 2, "${links.linked.size} links")
        assertEquals(emptyList(), told.filterIsInstance<RadioInput.Written>())
        becomes(SECOND)
        Pretend.pass(1_100)
        assertEquals(emptySet(), links.linked)
    }

    @Test
    fun `links that others of the phone need are never hung up on`() {
        val belt = Stranger(1)
        links.comes(belt)
        links.otherHolds(belt)
        val watch = Stranger(2).also { it.bond = BluetoothDevice.BOND_BONDED }
        links.comes(watch)
        Pretend.pass(60_000)
        becomes(SECOND)
        Pretend.pass(60_000)
        assertEquals(setOf(belt, watch), links.linked)
        assertEquals(BluetoothDevice.BOND_BONDED, watch.bond)
    }

    @Test
    fun `another app's guest, that asks nothing of us, is left alone while there are few of them`() {
        val theirs = Stranger(1)
        links.comes(theirs)
        Pretend.pass(120_000)
        assertEquals(setOf(theirs), links.linked)
        for (n in 2..3) links.comes(Stranger(n))
        Pretend.pass(1_100)
        assertEquals(2, links.linked.size)
    }

    @Test
    fun `a guest that floods with reads is hung up on`() {
        val guest = Stranger(1)
        links.comes(guest)
        repeat(100) { links.reads(guest, payload) }
        Pretend.pass(1_100)
        assertEquals(emptySet(), links.linked)
        assertTrue(links.answers.count { it.first == BluetoothGatt.GATT_SUCCESS } < 50)
    }

    @Test
    fun `a call stays half a second after it has written, so that the called may ask for the level`() {
        val peer = heard(Stranger(3))
        call(peer)
        Pretend.pass(0)
        assertIs<Outcome.Payload>(outcomes.single())
        Pretend.pass(490)
        assertEquals(0, Pretend.said("disconnect").size)
        Pretend.pass(2_000)
        assertEquals(emptySet(), links.linked)
    }

    @Test
    fun `a call is closed when it is disconnected, the next one waits for that, and no storm of 133 follows`() {
        val (one, other) = listOf(heard(Stranger(3)), heard(Stranger(4)))
        call(one)
        Pretend.pass(0)
        call(other)
        Pretend.pass(3_000)
        assertEquals(2, outcomes.size)
        for (outcome in outcomes) assertTrue(assertIs<Outcome.Payload>(outcome).written)
        val order = Pretend.said("connectGatt", "disconnect", "close")
        assertEquals(listOf("connectGatt", "disconnect", "close", "connectGatt", "disconnect", "close"), order)
    }

    @Test
    fun `a system that never says disconnected is waited for two seconds`() {
        links.tells = false
        call(heard(Stranger(3)))
        Pretend.pass(2_400)
        assertEquals(0, Pretend.said("close").size)
        Pretend.pass(200)
        assertEquals(1, Pretend.said("close").size)
    }

    @Test
    fun `a call ends with the identity, and the next one waits for its end`() {
        links.tells = false
        val (one, other) = listOf(heard(Stranger(3)), heard(Stranger(4)))
        call(one)
        becomes(SECOND)
        call(other)
        Pretend.pass(1_900)
        assertEquals(listOf("connectGatt", "disconnect"), Pretend.said("connectGatt", "disconnect", "close"))
        Pretend.pass(600)
        assertEquals(listOf("connectGatt", "disconnect", "close", "connectGatt"), Pretend.said("connectGatt", "disconnect", "close"))
        assertIs<Outcome.Payload>(outcomes.single())
    }

    @Test
    fun `a peer that asks for a bond is left at once, the bond is undone, and it is never called again`() {
        val hostile = heard(Stranger(3, asksBond = true))
        call(hostile)
        Pretend.pass(0)
        assertEquals(BluetoothDevice.BOND_NONE, hostile.bond)
        assertEquals(listOf<Outcome>(Outcome.Failed), outcomes)
        Pretend.pass(2_000)
        assertEquals(emptySet(), links.linked)
        call(hostile)
        Pretend.pass(60_000)
        assertEquals(1, Pretend.said("connectGatt").size)
        assertEquals(listOf<Outcome>(Outcome.Failed, Outcome.Failed), outcomes)
    }

    @Test
    fun `a guest that asks to pair is hung up on, before the resident is asked where the system lets us`() {
        Pretend.on("android/content/BroadcastReceiver.isOrderedBroadcast") { true }
        val guest = Stranger(1)
        links.comes(guest)
        links.reads(guest, payload)
        links.asksToPair(guest)
        Pretend.pass(1_100)
        assertEquals(emptySet(), links.linked)
        assertEquals(1, Pretend.said("abortBroadcast").size)
    }

    @Test
    fun `what the resident pairs with in the same minute stays paired`() {
        val (guest, earbuds, watch) = listOf(Stranger(1), Stranger(8), Stranger(9))
        // Its own app has a link with it, of which our server is told too.
        links.comes(watch)
        links.otherHolds(watch)
        links.comes(guest)
        links.reads(guest, payload)
        for (one in listOf(earbuds, watch)) {
            links.asksToPair(one)
            links.bond(one)
        }
        Pretend.pass(60_000)
        assertEquals(listOf(BluetoothDevice.BOND_BONDED, BluetoothDevice.BOND_BONDED), listOf(earbuds.bond, watch.bond))
        assertTrue(watch in links.linked)
        assertEquals(0, Pretend.said("abortBroadcast").size)
    }

    @Test
    fun `a bond that is finished after the link has ended is undone too`() {
        val guest = Stranger(1)
        links.comes(guest)
        links.reads(guest, payload)
        links.leaves(guest)
        Pretend.pass(20_000)
        links.bond(guest)
        assertEquals(BluetoothDevice.BOND_NONE, guest.bond)
    }

    @Test
    fun `a server that does not open, or does not take the service, is opened again, ever less often`() {
        hardware.close()
        Pretend.calls.clear()
        links.opens = false
        becomes(FIRST)
        Pretend.pass(7_000)
        assertEquals(3, Pretend.said("openGattServer").size)
        links.opens = true
        links.adds = 1
        Pretend.pass(30_000)
        assertEquals(4, Pretend.said("openGattServer").size)
        links.adds = 0
        Pretend.pass(30_000)
        Pretend.pass(600_000)
        assertEquals(5, Pretend.said("openGattServer").size)
        val guest = Stranger(1)
        links.comes(guest)
        assertContentEquals(FIRST, links.reads(guest, payload).second)
    }
}
