package vn.bluezone.radio.engine

/** Whether the radio works: on, listening only ("mute"), or not at all. */
enum class Condition { ON, MUTE, OFF }

/** What happens to a radio. */
sealed interface RadioInput {
    /** The table of identities is replaced. */
    class Identities(val table: List<Identity>) : RadioInput

    /** How to scan; null is not at all: then nothing that is heard or written is kept either. */
    class Plan(val plan: ScanPlan?) : RadioInput

    class Conditions(val condition: Condition) : RadioInput

    /** Battery share 0–1; null when unknown. */
    class Battery(val share: Double?) : RadioInput

    /** An advert, with the scan response that joined it. `rssi` in dBm; null when the radio does not know. */
    class Heard(val address: ByteArray, val rssi: Int?, val advert: ByteArray, val scanResponse: ByteArray?) : RadioInput

    /** A call that was asked for came to its end. */
    class Exchanged(val address: ByteArray, val outcome: Outcome) : RadioInput

    /** A peer wrote its payload; `rssi` by our own radio, null when it does not know. */
    class Written(val address: ByteArray, val payload: ByteArray, val rssi: Int?) : RadioInput

    /** Time went by. */
    data object Time : RadioInput
}

/** What the radio is to do. */
sealed interface RadioAction {
    /** In one step: links end, the old advert stops, a new radio address, this identity starts; it stops by itself at its end. */
    class Advertise(val identity: Identity) : RadioAction

    data object Silence : RadioAction

    /** One scan starts. */
    data object Scan : RadioAction

    /** The scan ends. */
    data object Rest : RadioAction

    /** Connect, exchange with `own`, close, and tell by Exchanged; a radio that has no time for it tells Failed. */
    class Call(val address: ByteArray, val own: ByteArray) : RadioAction

    /** To be kept, durably. */
    class Record(val record: ScanRecord) : RadioAction
}

/**
 * What a radio is told once.
 *
 * @property companyId Bluetooth company id of the deployment, 0 … 65535
 * @property seekHidden whether Apple devices behind are connected to, to see whether they are one of us
 * @property overflowBit in which bit of Apple's overflow area iPhones hide our service, 0 … 127; null: not known, each of them may
 */
class EngineSettings(val companyId: Int, val seekHidden: Boolean, val plan: ScanPlan?, val overflowBit: Int? = null)

/** A call that nobody told the end of is over after this. */
val LONGEST_CALL: Duration = seconds(20)

/**
 * What a phone's radio does by itself, also while the app is dead: who it is on the air, when it scans, whom it connects to, and
 * what it writes down. Pure: an event with its time goes in, actions come out, and `wakeAt` says when to ask again. The same in
 * TypeScript (packages/radio/src/engine) and in Swift; `vectors/radio/` holds all three to one behaviour.
 */
class RadioEngine(settings: EngineSettings) {
    private class Scan(val until: Duration, val gap: Duration)

    private class Call(val address: ByteArray, val since: Duration)

    /** Who it is now, on the air or over links; null in silence. */
    var identity: Identity? = null
        private set

    private val companyId = settings.companyId
    private val overflowBit = settings.overflowBit
    private val clock = IdentityClock()
    private var cycle = settings.plan?.let { DutyCycle(it) }
    private val contacts = ContactTable(settings.seekHidden)
    private val inbox = Inbox()
    private val tally = Tally()
    private var condition = Condition.OFF
    private var battery: Double? = null
    private var advertised: Identity? = null
    private var scan: Scan? = null
    private var gap: Duration = 0
    private var call: Call? = null

    /**
     * Takes what happened and says what to do, in this order. Times never go back. Throws IllegalArgumentException for a table of
     * identities that is none (`IdentityClock.replace`), and goes on with the one before.
     */
    fun handle(at: Duration, input: RadioInput): List<RadioAction> {
        val actions = mutableListOf<RadioAction>()
        when (input) {
            is RadioInput.Identities -> clock.replace(input.table)
            is RadioInput.Plan -> plan(input.plan)
            is RadioInput.Conditions -> condition = input.condition
            is RadioInput.Battery -> battery = input.share
            else -> Unit
        }
        turnIdentity(at, actions)
        when (input) {
            is RadioInput.Heard -> heard(at, input)
            is RadioInput.Exchanged -> exchanged(at, input.address, input.outcome, actions)
            is RadioInput.Written -> written(at, input, actions)
            else -> Unit
        }
        turnScan(at, actions)
        turnCall(at, actions)
        return actions
    }

    /** When to tell that time went by; null when nothing is due unless something happens. */
    fun wakeAt(at: Duration): Duration? = listOfNotNull(
        clock.next(at),
        hearing?.let { scan?.until ?: it.next(at, battery) },
        call?.let { it.since + LONGEST_CALL },
    ).minOrNull()

    /** When who it is changes next; null when never. */
    fun turnsAt(at: Duration): Duration? = if (works) clock.next(at) else null

    /** Whether it scans, now or at its next turn. */
    val hears: Boolean get() = hearing != null

    /** What whoever connects now may read, 20 bytes; null in silence. */
    fun payload(at: Duration): ByteArray? = if (condition == Condition.ON) clock.due(at)?.payload else null

    private val works: Boolean get() = condition != Condition.OFF

    /** By what it scans; null while it does not. */
    private val hearing: DutyCycle? get() = if (works) cycle else null

    private fun plan(plan: ScanPlan?) {
        val known = cycle
        if (plan != null && known != null) known.plan = plan else cycle = plan?.let { DutyCycle(it) }
    }

    private fun turnIdentity(at: Duration, actions: MutableList<RadioAction>) {
        val due = if (works) clock.due(at) else null
        if (!same(due, identity)) {
            identity = due
            // Links end with an identity: a call is over, and who was met is met anew.
            call = null
            contacts.renew()
            inbox.renew()
        }
        val onAir = if (condition == Condition.ON) due else null
        if (same(onAir, advertised)) return
        advertised = onAir
        actions += onAir?.let { RadioAction.Advertise(it) } ?: RadioAction.Silence
    }

    private fun turnScan(at: Duration, actions: MutableList<RadioAction>) {
        val cycle = hearing
        scan?.let {
            if (cycle != null && at < it.until) return
            actions += RadioAction.Rest
            tally.end(it.gap).mapTo(actions) { record -> RadioAction.Record(record) }
            scan = null
        }
        if (cycle == null) {
            this.cycle?.stop()
            return
        }
        if (cycle.next(at, battery) > at) return
        gap = cycle.start(at, battery)
        scan = Scan(at + cycle.window, gap)
        actions += RadioAction.Scan
    }

    private fun turnCall(at: Duration, actions: MutableList<RadioAction>) {
        call?.let {
            if (at - it.since < LONGEST_CALL) return
            contacts.missed(at, it.address)
            call = null
        }
        // Who has no identity is silent, and calls nobody.
        val own = identity?.payload ?: return
        val address = contacts.wanted(at, condition == Condition.MUTE) ?: return
        call = Call(address, at)
        contacts.calling(at)
        actions += RadioAction.Call(address, own)
    }

    private fun heard(at: Duration, input: RadioInput.Heard) {
        val cycle = hearing ?: return
        val what = said(input.advert, input.scanResponse, companyId, overflowBit) as? PeerMessage.Ours ?: return
        val fresh = !contacts.has(at, input.address)
        val payload = contacts.heard(at, input.address, what, input.rssi)
        if (fresh && what !is PeerMessage.Hidden) cycle.someoneNew(at)
        val level = levelOf(input.rssi) ?: return
        val name = payload?.let { toHex(it) } ?: if (what is PeerMessage.Short) toHex(what.shortId) else ""
        tally.add(
            toHex(input.address) + name,
            Reading(at, level, input.address, input.advert, input.scanResponse, payload),
        )
    }

    private fun exchanged(at: Duration, address: ByteArray, outcome: Outcome, actions: MutableList<RadioAction>) {
        if (call?.address?.contentEquals(address) != true) return
        call = null
        if (outcome !is Outcome.Payload) {
            contacts.missed(at, address)
            return
        }
        val level = contacts.met(at, address, outcome.payload, outcome.written)
        if (tally.resolve(address, outcome.payload)) return
        levelOf(level)?.let { actions += RadioAction.Record(once(at, address, outcome.payload, it)) }
    }

    private fun written(at: Duration, input: RadioInput.Written, actions: MutableList<RadioAction>) {
        if (identity == null || hearing == null) return
        if (input.payload.size != PAYLOAD_LENGTH || !inbox.take(input.payload)) return
        levelOf(input.rssi)?.let { actions += RadioAction.Record(once(at, input.address, input.payload, it)) }
    }

    /** One level of a payload that came over a link. */
    private fun once(at: Duration, address: ByteArray, payload: ByteArray, rssi: Int) =
        ScanRecord(at, gap, 1, rssi.toDouble(), rssi, address, ByteArray(0), null, payload)
}

/** The same identity until the same moment: nothing on the air would change. */
private fun same(a: Identity?, b: Identity?): Boolean =
    a === b ||
        (a != null && b != null && a.until == b.until && a.payload.contentEquals(b.payload) &&
            a.advert.contentEquals(b.advert) && a.scanResponse.contentEquals(b.scanResponse))
