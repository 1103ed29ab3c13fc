package vn.bluezone.radio.engine

import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertNotEquals
import kotlin.test.assertNull
import kotlin.test.assertTrue
import org.junit.runner.RunWith
import org.junit.runners.Parameterized
import org.junit.runners.Parameterized.Parameters

private typealias Run = (Fields) -> Unit

/** How a case of each file begins, and what each of its steps does and compares. Each file's `about` says what its steps mean. */
private val FILES: Map<String, (Fields, Fields) -> Run> = mapOf(
    "said" to { _, _ -> ::saidStep },
    "identity-clock" to { _, _ -> IdentityClock().let { clock -> { clockStep(clock, it) } } },
    "duty-cycle" to { _, all -> DutyCycle(plan(all.fields("plan"))).let { cycle -> { cycleStep(cycle, it) } } },
    "contact-table" to { one, _ -> ContactTable(one.isSet("hidden")).let { table -> { contactStep(table, it) } } },
    "exchange" to { one, _ -> ExchangeSteps(one.hexOrNull("own")).let { exchange -> { exchangeStep(exchange, it) } } },
    "inbox" to { _, _ -> Inbox().let { inbox -> { inboxStep(inbox, it) } } },
    "admission" to { _, _ -> Admission(LIMITS).let { admission -> { admissionStep(admission, it) } } },
    "engine" to { _, all -> engine(all).let { engine -> { engineStep(engine, it) } } },
)

/** The engine against `vectors/radio/`: what the radio in TypeScript and the engine of iOS are held to as well. */
@RunWith(Parameterized::class)
class ScenariosTest(@Suppress("unused") private val name: String, private val case: () -> Unit) {
    @Test
    fun holds() = case()

    companion object {
        @JvmStatic
        @Parameters(name = "{0}")
        fun cases(): List<Array<Any>> =
            FILES.keys.flatMap { cases(it, vectors("radio/$it")) } + drawn()?.let { cases("engine", it) }.orEmpty()

        private fun cases(file: String, all: Fields): List<Array<Any>> = all.rows("cases").map { one ->
            arrayOf(
                "$file: ${one.text("why")}",
                {
                    val run = FILES.getValue(file)(one, all)
                    for (step in if ("steps" in one) one.rows("steps") else listOf(one)) run(step)
                },
            )
        }
    }
}

class ScenariosCanFailTest {
    @Test
    fun `a step that is wrong is found`() {
        val all = vectors("radio/engine")
        val (first, second) = all.rows("cases").first().rows("steps")
        val engine = engine(all)
        engine.handle(first.long("at"), inputOf(first.fields("in")))
        val actions = engine.handle(second.long("at") + 600_000, inputOf(second.fields("in")))
        assertNotEquals(asList(second["out"]), actions.map { shown(it) })
    }
}

private fun engine(all: Fields) = RadioEngine(EngineSettings(0xffff, seekHidden = true, plan(all.fields("plan"))))

private fun plan(fields: Fields) = ScanPlan(
    fields.long("window"),
    fields.long("steadyEvery"),
    fields.long("nearEvery"),
    fields.long("nearFor"),
    fields.long("lowEvery"),
    fields.getValue("lowBelow") as Double,
)

private fun identity(one: Fields): Identity {
    val n = one.int("n").toByte()
    return Identity(
        one.long("from"),
        one.long("until"),
        ByteArray(one.int("advertLength", 31)) { n },
        ByteArray(one.int("responseLength", 24)) { n },
        ByteArray(one.int("payloadLength", 20)) { n },
    )
}

private fun crowd(step: Fields): List<ByteArray> =
    List(step.int("crowd")) { fromHex(it.toString(16).padStart(12, '0')) }

private fun saidStep(step: Fields) {
    val bit = if ("overflowBit" in step) step.int("overflowBit") else null
    val says: Fields = when (val what = said(step.hex("advert"), step.hexOrNull("scanResponse"), step.int("companyId", 0xffff), bit)) {
        is PeerMessage.Payload -> mapOf("is" to "payload", "payload" to json(what.payload))
        is PeerMessage.Short -> mapOf("is" to "short", "shortId" to json(what.shortId))
        PeerMessage.Bare -> mapOf("is" to "bare")
        PeerMessage.Hidden -> mapOf("is" to "hidden")
        PeerMessage.Foreign -> mapOf("is" to "foreign")
    }
    assertEquals(step.fields("says"), says)
}

private fun clockStep(clock: IdentityClock, step: Fields) {
    val replace = { clock.replace(step.rows("replace").map { identity(it) }) }
    when {
        step.isSet("refused") -> assertFailsWith<IllegalArgumentException> { replace() }
        "replace" in step -> replace()
        else -> {
            val at = step.long("at")
            assertEquals(step["due"], json(clock.due(at)?.payload?.first()?.toUByte()?.toInt()), "due at $at")
            assertEquals(step["next"], json(clock.next(at)), "next at $at")
        }
    }
}

private fun cycleStep(cycle: DutyCycle, step: Fields) {
    val battery = step["battery"] as Double?
    when {
        "plan" in step -> cycle.plan = plan(step.fields("plan"))
        step.isSet("stop") -> cycle.stop()
        step.isSet("someoneNew") -> cycle.someoneNew(step.long("at"))
        "start" in step -> assertEquals(step.long("start"), cycle.start(step.long("at"), battery), "start at ${step["at"]}")
        else -> assertEquals(step.long("next"), cycle.next(step.long("at"), battery), "next at ${step["at"]}")
    }
}

private fun saysOf(step: Fields): PeerMessage.Ours = when (step.text("is")) {
    "payload" -> PeerMessage.Payload(step.hex("payload"))
    "short" -> PeerMessage.Short(step.hex("shortId"))
    "bare" -> PeerMessage.Bare
    else -> PeerMessage.Hidden.also { assertEquals("hidden", step.text("is")) }
}

private fun contactStep(table: ContactTable, step: Fields) {
    val at = if ("at" in step) step.long("at") else 0
    when {
        "heard" in step ->
            assertEquals(step["belongs"], json(table.heard(at, step.hex("heard"), saysOf(step), step.intOrNull("rssi"))), "heard at $at")
        "wanted" in step -> assertEquals(step["wanted"], json(table.wanted(at, step.isSet("mute"))), "wanted at $at")
        step.isSet("calling") -> table.calling(at)
        "met" in step -> {
            val level = table.met(at, step.hex("met"), step.hex("payload"), step.isSet("told"))
            assertEquals(step["level"], json(level), "level at $at")
        }
        "missed" in step -> table.missed(at, step.hex("missed"))
        step.isSet("renew") -> table.renew()
        "has" in step -> assertEquals(step["is"], table.has(at, step.hex("has")), "has at $at")
        "crowd" in step -> for (address in crowd(step)) table.heard(at, address, PeerMessage.Short(ByteArray(6)), -60)
        else -> assertEquals(step.int("size"), table.size, "size at $at")
    }
}

private fun exchangeStep(exchange: ExchangeSteps, step: Fields) {
    val happened = when (step["on"]) {
        null -> null
        "found" -> OnLink.Found(step.isSet("signal"))
        "not-found" -> OnLink.NotFound
        "read" -> OnLink.Read(step.hex("value"))
        "written" -> OnLink.Written
        "too-late" -> OnLink.TooLate
        else -> OnLink.Failed.also { assertEquals("failed", step["on"]) }
    }
    val shown: Fields = when (val next = happened?.let { exchange.next(it) } ?: exchange.begin()) {
        Step.Discover -> mapOf("step" to "discover")
        Step.Read -> mapOf("step" to "read")
        is Step.Write -> mapOf("step" to "write", "value2" to json(next.value))
        is Step.Close -> mapOf("step" to "close") + shown(next.outcome)
    }
    assertEquals(step - setOf("on", "signal", "value"), shown)
}

private fun shown(outcome: Outcome): Fields = when (outcome) {
    is Outcome.Payload -> mapOf("outcome" to "payload", "payload" to json(outcome.payload), "written" to outcome.written)
    Outcome.Stranger -> mapOf("outcome" to "stranger")
    Outcome.Failed -> mapOf("outcome" to "failed")
}

private fun inboxStep(inbox: Inbox, step: Fields) {
    when {
        step.isSet("renew") -> inbox.renew()
        "take" in step -> assertEquals(step["counts"], inbox.take(step.hex("take")))
        else -> repeat(step.int("flood")) {
            assertTrue(inbox.take(fromHex("ff".repeat(16) + it.toString(16).padStart(8, '0'))), "number $it")
        }
    }
}

private fun admissionStep(admission: Admission, step: Fields) {
    val at = step.long("at")
    when {
        "connects" in step ->
            assertEquals(step["refused"], admission.refuse(step.hex("connects"), at)?.name?.lowercase(), "at $at")
        "crowd" in step -> for (address in crowd(step)) assertNull(admission.refuse(address, at))
        else -> assertEquals(step.long("closedFor"), admission.closedFor(at), "at $at")
    }
}

private fun engineStep(engine: RadioEngine, step: Fields) {
    val at = step.long("at")
    val input = inputOf(step.fields("in"))
    if (step.isSet("refused")) assertFailsWith<IllegalArgumentException> { engine.handle(at, input) }
    else assertEquals(asList(step["out"]), engine.handle(at, input).map { shown(it) }, "at $at")
    assertEquals(step["wakeAt"], json(engine.wakeAt(at)), "wakeAt at $at")
}

private fun inputOf(input: Fields): RadioInput = when (input.text("is")) {
    "identities" -> RadioInput.Identities(input.rows("table").map { identity(it) })
    "plan" -> RadioInput.Plan(input["plan"]?.let { plan(asFields(it)) })
    "condition" -> RadioInput.Conditions(Condition.valueOf(input.text("condition").uppercase()))
    "battery" -> RadioInput.Battery(input["share"] as Double?)
    "heard" ->
        RadioInput.Heard(input.hex("address"), input.intOrNull("rssi"), input.hex("advert"), input.hexOrNull("scanResponse"))
    "exchanged" -> RadioInput.Exchanged(input.hex("address"), outcomeOf(input))
    "written" -> RadioInput.Written(input.hex("address"), input.hex("payload"), input.intOrNull("rssi"))
    else -> RadioInput.Time.also { assertEquals("time", input["is"]) }
}

private fun outcomeOf(input: Fields): Outcome = when (input.text("outcome")) {
    "payload" -> Outcome.Payload(input.hex("payload"), input.isSet("written"))
    "stranger" -> Outcome.Stranger
    else -> Outcome.Failed.also { assertEquals("failed", input["outcome"]) }
}

private fun shown(action: RadioAction): Fields = when (action) {
    is RadioAction.Advertise -> mapOf("do" to "advertise", "n" to json(action.identity.payload.first().toUByte().toInt()))
    RadioAction.Silence -> mapOf("do" to "silence")
    RadioAction.Scan -> mapOf("do" to "scan")
    RadioAction.Rest -> mapOf("do" to "rest")
    is RadioAction.Call -> mapOf("do" to "call", "address" to json(action.address), "own" to json(action.own))
    is RadioAction.Record -> action.record.run {
        mapOf(
            "do" to "record",
            "at" to json(at),
            "gap" to json(gap),
            "count" to json(count),
            "meanRssi" to meanRssi,
            "bestRssi" to json(bestRssi),
            "address" to json(address),
            "advert" to json(advert),
            "scanResponse" to json(scanResponse),
            "payload" to json(payload),
        )
    }
}
