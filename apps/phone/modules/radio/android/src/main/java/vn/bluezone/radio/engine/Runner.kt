package vn.bluezone.radio.engine

/** What can be done with a radio. None of it throws: what fails is tried again, told as a condition, or brings nothing. */
interface Air {
    /** In one step: links end, the old advert stops, this identity starts under a new radio address, and goes on until another or silence. */
    fun advertise(identity: Identity)

    /** Links end, nothing is advertised. */
    fun silence()

    /**
     * A scan is to stand from now on. `closely`: somebody is new, it is worth more of the battery. Gives whether one stands, as far as
     * anybody has said.
     */
    fun scan(closely: Boolean): Boolean

    /** What was heard until now is counted. The scan may rest or go on; the next begins with `scan` in any case. */
    fun rest()

    /** No scan is to stand any more. */
    fun endScan()

    /** Connects, exchanges, closes, and tells by Exchanged. */
    fun call(address: ByteArray, own: ByteArray)
}

/** What outlives the process. None of it throws. */
interface Keep {
    /** Records of a scan or a link. */
    fun records(records: List<ScanRecord>)

    /** The name of the identity that goes on the air next. Gives whether it is written down. */
    fun aired(name: Long): Boolean

    /** How much was listened in all. */
    fun listened(total: Duration)
}

/**
 * One scan stands while the processor sleeps, and nobody tells the time then. Android's alarms wake it at the next identity, after ten
 * minutes or, in deep sleep, with the one that looks after the service: a longer silence is one in which nobody looked.
 */
private val LONGEST_SLEEP = minutes(25)

/**
 * The engine with a radio and a memory: does what it says, and writes down first what must not be forgotten. An identity whose name
 * cannot be written down does not go on the air. The engine's scans are pieces of one that stands, as long as it hears at all. Not to
 * be shared between threads.
 */
class Runner(settings: EngineSettings, private val air: Air, private val keep: Keep, listened: Duration) {
    private val engine = RadioEngine(settings)
    private val listened = ListeningTime(listened, LONGEST_SLEEP)
    private var plan: ScanPlan? = settings.plan

    /** How long the scan that goes on was to be. */
    private var window: Duration = 0

    /** When the last scan began; null while none is to stand. */
    private var scanned: Duration? = null

    /** The identity whose name is written down. */
    private var written: Identity? = null

    /**
     * Takes what happened, does what follows, and gives when to tell that time went by; null when nothing is due. What was due while the
     * processor slept comes first. Throws IllegalArgumentException for a table that is none, and goes on with the one before.
     */
    fun tell(at: Duration, input: RadioInput): Duration? {
        if (input !is RadioInput.Time && engine.wakeAt(at)?.let { it <= at } == true) step(at, RadioInput.Time)
        step(at, input)
        return engine.wakeAt(at)
    }

    /** When who it is changes next: only this is worth waking the processor for; null when never. */
    fun turnsAt(at: Duration): Duration? = engine.turnsAt(at)

    /** No scan stands any more, and nobody asked for that. */
    fun fell() = listened.fell()

    /** What whoever connects now may read, 20 bytes; null in silence, and while the identity of before is still on the air. */
    fun payload(at: Duration): ByteArray? = engine.payload(at)?.takeIf { written?.payload?.contentEquals(it) == true }

    private fun step(at: Duration, input: RadioInput) {
        val actions = engine.handle(at, input)
        if (input is RadioInput.Plan) plan = input.plan
        val identity = engine.identity
        if (identity != written) written = identity?.takeIf { it.name == written?.name || keep.aired(it.name) }
        for (action in actions) act(at, action)
        if (!engine.hears && scanned != null) {
            scanned = null
            air.endScan()
            listened.fell()
        }
        val records = actions.filterIsInstance<RadioAction.Record>().map { it.record }
        if (records.isNotEmpty()) keep.records(records)
    }

    private fun act(at: Duration, action: RadioAction) {
        when (action) {
            is RadioAction.Advertise -> if (written == null) air.silence() else air.advertise(action.identity)
            RadioAction.Silence -> air.silence()
            RadioAction.Scan -> scan(at)
            RadioAction.Rest -> {
                air.rest()
                listened.end(at, window)
                keep.listened(listened.total)
            }
            is RadioAction.Call -> if (written != null) air.call(action.address, action.own)
            is RadioAction.Record -> Unit
        }
    }

    private fun scan(at: Duration) {
        val plan = plan ?: return
        val closely = scanned?.let { at - it < plan.steadyEvery } ?: false
        scanned = at
        window = plan.window
        if (air.scan(closely)) listened.begin(at) else listened.fell()
    }
}
