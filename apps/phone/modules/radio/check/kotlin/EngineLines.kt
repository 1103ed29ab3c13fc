package vn.bluezone.radio.engine

import java.io.File
import java.io.Writer

/**
 * The engine with its `Runner` as a program of its own: `EngineLines IN OUT`. The first line of IN has the settings, each other one what
 * happened, with its moment; OUT has what Bluetooth is to do and what is to be kept, a line each, and then when to ask again.
 */
fun main(args: Array<String>) {
    val lines = File(args[0]).bufferedReader()
    File(args[1]).writer().use { out ->
        val say = Lines(out)
        val settings = read(lines.readLine())
        val runner = Runner(
            EngineSettings(
                settings.number("companyId").toInt(),
                settings["seekHidden"] == true,
                null,
                settings["overflowBit"]?.let { (it as Double).toInt() },
            ),
            say,
            say,
            0,
        )
        for (line in lines.lineSequence()) {
            val told = read(line)
            val at = told.number("at")
            if (told["is"] == "payload") {
                say.line("""{"payload":${hexOf(runner.payload(at))}}""")
            } else {
                val next = runner.tell(at, inputOf(told))
                say.line("""{"wake":$next}""")
            }
            out.flush()
        }
    }
}

/** Bluetooth and the memory of such a phone: whoever reads the lines. */
private class Lines(private val out: Writer) : Air, Keep {
    fun line(text: String) {
        out.write(text)
        out.write("\n")
    }

    override fun advertise(identity: Identity) = line("""{"do":"advertise","name":${identity.name}}""")

    override fun silence() = line("""{"do":"silence"}""")

    override fun scan(closely: Boolean): Boolean {
        line("""{"do":"scan"}""")
        return true
    }

    override fun rest() = line("""{"do":"rest"}""")

    override fun endScan() = Unit

    override fun call(address: ByteArray, own: ByteArray) =
        line("""{"do":"call","address":"${toHex(address)}","own":"${toHex(own)}"}""")

    override fun records(records: List<ScanRecord>) {
        for (one in records)
            line(
                """{"do":"record","record":{"at":${one.at},"gap":${one.gap},"count":${one.count},"meanRssi":${one.meanRssi},""" +
                    """"bestRssi":${one.bestRssi},"address":"${toHex(one.address)}","advert":"${toHex(one.advert)}",""" +
                    """"scanResponse":${hexOf(one.scanResponse)},"payload":${hexOf(one.payload)}}}""",
            )
    }

    override fun aired(name: Long): Boolean = true

    override fun listened(total: Duration) = Unit
}

private fun hexOf(bytes: ByteArray?): String = bytes?.let { "\"${toHex(it)}\"" } ?: "null"

@Suppress("UNCHECKED_CAST")
private fun read(line: String): Map<String, Any?> = Json(line).read() as Map<String, Any?>

private fun Map<String, Any?>.number(name: String): Long = (getValue(name) as Double).toLong()

private fun Map<String, Any?>.bytes(name: String): ByteArray = fromHex(getValue(name) as String)

private fun Map<String, Any?>.level(): Int? = (this["rssi"] as Double?)?.toInt()

@Suppress("UNCHECKED_CAST")
private fun inputOf(told: Map<String, Any?>): RadioInput = when (told["is"]) {
    "identities" -> RadioInput.Identities((told["table"] as List<Map<String, Any?>>).map { identityOf(it) })
    "plan" -> RadioInput.Plan((told["plan"] as Map<String, Any?>?)?.let { planOf(it) })
    "condition" -> RadioInput.Conditions(Condition.valueOf((told["condition"] as String).uppercase()))
    "battery" -> RadioInput.Battery(told["share"] as Double?)
    "heard" -> RadioInput.Heard(told.bytes("address"), told.level(), told.bytes("advert"), (told["scanResponse"] as String?)?.let { fromHex(it) })
    "exchanged" -> RadioInput.Exchanged(told.bytes("address"), outcomeOf(told["outcome"] as Map<String, Any?>))
    "written" -> RadioInput.Written(told.bytes("address"), told.bytes("payload"), told.level())
    "time" -> RadioInput.Time
    else -> error("no such thing happens: ${told["is"]}")
}

private fun identityOf(one: Map<String, Any?>) = Identity(
    one.number("from"), one.number("until"), one.bytes("advert"), one.bytes("scanResponse"), one.bytes("payload"), one.number("name"),
)

private fun planOf(plan: Map<String, Any?>) = ScanPlan(
    plan.number("window"),
    plan.number("steadyEvery"),
    plan.number("nearEvery"),
    plan.number("nearFor"),
    plan.number("lowEvery"),
    plan.getValue("lowBelow") as Double,
)

private fun outcomeOf(outcome: Map<String, Any?>): Outcome = when (outcome["is"]) {
    "payload" -> Outcome.Payload(outcome.bytes("payload"), outcome["written"] == true)
    "stranger" -> Outcome.Stranger
    else -> Outcome.Failed
}
