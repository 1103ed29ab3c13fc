package vn.bluezone.radio.engine

/** What can be done with a radio. None of it throws: what fails is told as a condition, or brings nothing. */
interface Air {
    /** In one step: links end, the old advert stops, this identity starts under a new radio address; it stops by itself after `length`. */
    fun advertise(identity: Identity, length: Duration)

    /** Links end, nothing is advertised. */
    fun silence()

    fun scan()

    fun rest()

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
 * The engine with a radio and a memory: does what it says, and writes down first what must not be forgotten. An identity whose name
 * cannot be written down does not go on the air. Not to be shared between threads.
 */
class Runner(settings: EngineSettings, private val air: Air, private val keep: Keep, listened: Duration) {
    private val engine = RadioEngine(settings)
    private val listened = Listened(listened)
    private var window: Duration = settings.plan?.window ?: 0

    /** The identity whose name is written down. */
    private var written: Identity? = null

    /**
     * Takes what happened, does what follows, and gives when to tell that time went by; null when nothing is due. Throws
     * IllegalArgumentException for a table that is none, and goes on with the one before.
     */
    fun tell(at: Duration, input: RadioInput): Duration? {
        val actions = engine.handle(at, input)
        if (input is RadioInput.Plan) window = input.plan?.window ?: window
        val identity = engine.identity
        if (identity != written) written = identity?.takeIf { it.name == written?.name || keep.aired(it.name) }
        for (action in actions) act(at, action)
        val records = actions.filterIsInstance<RadioAction.Record>().map { it.record }
        if (records.isNotEmpty()) keep.records(records)
        return engine.wakeAt(at)
    }

    /** What whoever connects now may read, 20 bytes; null in silence. */
    fun payload(at: Duration): ByteArray? = engine.payload(at)?.takeIf { written?.payload?.contentEquals(it) == true }

    private fun act(at: Duration, action: RadioAction) {
        when (action) {
            is RadioAction.Advertise ->
                if (written == null) air.silence() else air.advertise(action.identity, action.identity.until - at)
            RadioAction.Silence -> air.silence()
            RadioAction.Scan -> {
                listened.begin(at)
                air.scan()
            }
            RadioAction.Rest -> {
                air.rest()
                listened.end(at, window)
                keep.listened(listened.total)
            }
            is RadioAction.Call -> if (written != null) air.call(action.address, action.own)
            is RadioAction.Record -> Unit
        }
    }
}
