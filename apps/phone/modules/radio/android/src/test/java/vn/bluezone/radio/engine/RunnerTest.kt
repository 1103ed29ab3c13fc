package vn.bluezone.radio.engine

import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertNull

private val PLAN = ScanPlan(4_000, 60_000, 7_000, 120_000, 300_000, 0.15)

private fun identity(n: Int, from: Duration, until: Duration) =
    Identity(from, until, ByteArray(31) { n.toByte() }, ByteArray(24) { n.toByte() }, ByteArray(20) { n.toByte() }, n.toLong())

private class Told : Air, Keep {
    val all = mutableListOf<String>()
    var full = false
    var stands = true

    override fun advertise(identity: Identity) {
        all += "advertise ${identity.name}"
    }

    override fun silence() {
        all += "silence"
    }

    override fun scan(closely: Boolean): Boolean {
        all += if (closely) "scan closely" else "scan"
        return stands
    }

    override fun rest() {
        all += "rest"
    }

    override fun endScan() {
        all += "end scan"
    }

    override fun call(address: ByteArray, own: ByteArray) {
        all += "call ${toHex(address)}"
    }

    override fun records(records: List<ScanRecord>) {
        all += "records ${records.size}"
    }

    override fun aired(name: Long): Boolean = !full.also { all += "aired $name" }

    override fun listened(total: Duration) {
        all += "listened $total"
    }

    fun since(): List<String> = all.toList().also { all.clear() }
}

class RunnerTest {
    private val told = Told()
    private val runner = Runner(EngineSettings(0xffff, seekHidden = true, PLAN), told, told, listened = 1_000)
    private val table = listOf(identity(1, 0, 600_000), identity(2, 603_000, 1_200_000))

    @Test
    fun `an identity is written down before it goes on the air, and one scan stands over its pieces`() {
        runner.tell(0, RadioInput.Identities(table))
        assertNull(runner.payload(0))
        assertEquals(4_000, runner.tell(0, RadioInput.Conditions(Condition.ON)))
        assertEquals(listOf("aired 1", "advertise 1", "scan"), told.since())
        assertEquals("01".repeat(20), json(runner.payload(5)))
        runner.tell(4_000, RadioInput.Time)
        assertEquals(listOf("rest", "listened 5000"), told.since())
        runner.tell(603_000, RadioInput.Time)
        assertEquals(listOf("aired 2", "advertise 2", "scan"), told.since())
        assertEquals(1_200_000, runner.turnsAt(603_000))
    }

    @Test
    fun `an identity whose name cannot be written down is silence`() {
        told.full = true
        runner.tell(0, RadioInput.Identities(table))
        runner.tell(0, RadioInput.Conditions(Condition.ON))
        assertEquals(listOf("aired 1", "silence", "scan"), told.since())
        assertNull(runner.payload(5))
        val address = ByteArray(6) { 1 }
        runner.tell(10, RadioInput.Heard(address, -60, fromHex("1107") + SERVICE_LE, null))
        assertEquals(emptyList(), told.since().filter { it.startsWith("call") })
    }

    @Test
    fun `who cannot advertise writes down whom it is over links`() {
        runner.tell(0, RadioInput.Identities(table))
        runner.tell(0, RadioInput.Conditions(Condition.MUTE))
        runner.tell(10, RadioInput.Heard(ByteArray(6) { 1 }, -60, fromHex("1107") + SERVICE_LE, null))
        assertEquals(listOf("aired 1", "scan", "call 010101010101"), told.since())
    }

    @Test
    fun `the same identity in a new table goes on, under its name`() {
        runner.tell(0, RadioInput.Conditions(Condition.ON))
        runner.tell(0, RadioInput.Identities(table))
        told.since()
        runner.tell(100, RadioInput.Identities(listOf(identity(1, 100, 600_000), identity(5, 601_000, 1_200_000))))
        assertEquals(emptyList(), told.since())
        runner.tell(200, RadioInput.Identities(emptyList()))
        assertEquals(listOf("silence"), told.since())
    }

    @Test
    fun `records of one moment are written down together`() {
        runner.tell(0, RadioInput.Identities(table))
        runner.tell(0, RadioInput.Conditions(Condition.ON))
        for (n in 1..3) runner.tell(10, RadioInput.Heard(ByteArray(6) { n.toByte() }, -60, heardAdvert(n), null))
        told.since()
        runner.tell(4_000, RadioInput.Time)
        assertEquals(listOf("rest", "listened 5000", "records 3"), told.since())
    }

    @Test
    fun `a scan stands as long as the radio hears, whether it is just told to or not`() {
        runner.tell(0, RadioInput.Conditions(Condition.ON))
        runner.tell(4_000, RadioInput.Time)
        assertEquals(listOf("scan", "rest", "listened 5000"), told.since())
        runner.tell(5_000, RadioInput.Plan(null))
        assertEquals(listOf("end scan"), told.since())
        runner.tell(6_000, RadioInput.Plan(PLAN))
        runner.tell(7_000, RadioInput.Conditions(Condition.OFF))
        assertEquals(listOf("scan", "rest", "listened 6000", "end scan"), told.since())
        runner.tell(8_000, RadioInput.Conditions(Condition.OFF))
        assertEquals(emptyList(), told.since())
    }

    @Test
    fun `somebody new is worth more of the battery for a while`() {
        runner.tell(0, RadioInput.Conditions(Condition.ON))
        runner.tell(10, RadioInput.Heard(ByteArray(6), -60, heardAdvert(1), null))
        for (at in listOf(4_000L, 7_000L, 11_000L, 130_000L, 134_000L, 190_000L)) runner.tell(at, RadioInput.Time)
        assertEquals(listOf("scan", "scan closely", "scan", "scan"), told.since().filter { it.startsWith("scan") })
    }

    @Test
    fun `what was due while the processor slept comes before what wakes it`() {
        runner.tell(0, RadioInput.Identities(table))
        runner.tell(0, RadioInput.Conditions(Condition.ON))
        runner.tell(10, RadioInput.Heard(ByteArray(6), -60, heardAdvert(1), null))
        told.since()
        // Nobody came for twelve minutes. Whoever comes is not counted with those of before, and is not heard as the identity of before.
        runner.tell(720_000, RadioInput.Heard(ByteArray(6) { 2 }, -60, heardAdvert(2), null))
        assertEquals(listOf("aired 2", "advertise 2", "rest", "listened 5000", "scan", "records 1"), told.since())
        runner.tell(724_000, RadioInput.Time)
        assertEquals(listOf("rest", "listened 725000", "records 1"), told.since())
    }

    @Test
    fun `nothing counts as listened while no scan stands, and a scan that fell is no break that counts`() {
        told.stands = false
        runner.tell(0, RadioInput.Conditions(Condition.ON))
        runner.tell(4_000, RadioInput.Time)
        told.stands = true
        for (at in listOf(60_000L, 64_000L, 120_000L, 124_000L)) runner.tell(at, RadioInput.Time)
        val all = listOf("listened 1000", "listened 5000", "listened 65000")
        assertEquals(all, told.since().filter { it.startsWith("listened") })
        runner.tell(180_000, RadioInput.Time)
        runner.fell()
        for (at in listOf(184_000L, 240_000L, 244_000L)) runner.tell(at, RadioInput.Time)
        assertEquals(listOf("listened 65000", "listened 69000"), told.since().filter { it.startsWith("listened") })
    }

    private fun heardAdvert(n: Int) = fromHex("1107") + SERVICE_LE + fromHex("09ffffff") + ByteArray(6) { n.toByte() }
}
