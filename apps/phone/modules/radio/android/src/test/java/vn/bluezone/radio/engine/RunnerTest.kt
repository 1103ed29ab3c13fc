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

    override fun advertise(identity: Identity, length: Duration) {
        all += "advertise ${identity.name} for $length"
    }

    override fun silence() {
        all += "silence"
    }

    override fun scan() {
        all += "scan"
    }

    override fun rest() {
        all += "rest"
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
    fun `an identity is written down before it goes on the air, and stops by itself at its end`() {
        runner.tell(0, RadioInput.Identities(table))
        assertNull(runner.payload(0))
        assertEquals(4_000, runner.tell(0, RadioInput.Conditions(Condition.ON)))
        assertEquals(listOf("aired 1", "advertise 1 for 600000", "scan"), told.since())
        assertEquals("01".repeat(20), json(runner.payload(5)))
        runner.tell(4_000, RadioInput.Time)
        assertEquals(listOf("rest", "listened 5000"), told.since())
        runner.tell(603_000, RadioInput.Time)
        assertEquals(listOf("aired 2", "advertise 2 for 597000", "scan"), told.since())
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

    private fun heardAdvert(n: Int) = fromHex("1107") + SERVICE_LE + fromHex("09ffffff") + ByteArray(6) { n.toByte() }
}
