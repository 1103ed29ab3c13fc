package vn.bluezone.radio

import android.bluetooth.BluetoothAdapter
import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import android.content.IntentFilter
import android.database.sqlite.SQLiteException
import android.os.Handler
import android.os.HandlerThread
import java.io.IOException
import java.time.ZoneId
import org.json.JSONException
import org.json.JSONObject
import vn.bluezone.radio.engine.Air
import vn.bluezone.radio.engine.Condition
import vn.bluezone.radio.engine.Counts
import vn.bluezone.radio.engine.EngineSettings
import vn.bluezone.radio.engine.Identity
import vn.bluezone.radio.engine.IdentityClock
import vn.bluezone.radio.engine.Keep
import vn.bluezone.radio.engine.RadioInput
import vn.bluezone.radio.engine.Runner
import vn.bluezone.radio.engine.ScanPlan
import vn.bluezone.radio.engine.ScanRecord
import vn.bluezone.radio.engine.Taps
import vn.bluezone.radio.engine.decodeTable
import vn.bluezone.radio.engine.encodeTable
import vn.bluezone.radio.engine.isStoppedNoticeDue
import vn.bluezone.radio.engine.minutes

/** Names of kept values. */
private const val SETTINGS = "settings"
private const val PLAN = "plan"
private const val AIRED = "aired"
private const val LISTENED = "listened"
private const val STOPPED_SAID = "stoppedSaid"

/** Between two identities there may be nobody for as long without a word about it. */
private val LONGEST_GAP = minutes(1)

/** What Android sends when the switch for location was used, without which older ones do not scan. */
private const val LOCATION_SWITCHED = "android.location.MODE_CHANGED"

/**
 * The radio of this process: settings, plan and identities from what is kept, the engine on a thread of its own, Bluetooth. It is the
 * same whether the app, the service or the system started the process. Methods may be called by any thread and do not wait for
 * Bluetooth; those that keep something throw SQLiteException or IOException when that does not work.
 */
class Radio private constructor(private val context: Context) : Listener, Keep {
    val phone = Phone(context)

    /** What happened in this process, for the field test. */
    val counts = Counts()
    private val kept = RadioStore(context)
    val taps = Taps(kept)
    val watch = Watch(kept, phone)
    private val vault = Vault(context)
    private val thread = HandlerThread("bluezone-radio").apply { start() }
    private val handler = Handler(thread.looper)
    private val turn = Runnable { tell(RadioInput.Time) }
    private val boundary = Boundary(context, handler, counts) { tell(RadioInput.Time) }

    /** By the radio's thread only. */
    private var runner: Runner? = null

    /** Written by the radio's thread only. */
    @Volatile
    private var hardware: Hardware? = null

    /** Who this phone is and will be, as the radio's thread has it; null before it has looked. */
    @Volatile
    private var identities: List<Identity>? = null

    /** Whether the phone said that it has nothing to send with. */
    @Volatile
    private var isMute = false

    /** Held while the radio's thread writes something down, and while everything is forgotten. */
    private val writing = Any()

    /** Whether everything was forgotten, and the radio's thread does not know yet. */
    private var isForgotten = false

    /** Whether there are identities, and whether there is a plan. The identities themselves are read by the radio's thread alone. */
    @Volatile
    private var isScheduled = watch.until != null

    @Volatile
    private var isPlanned = keptValue(PLAN) != null

    /**
     * Whether the service runs that keeps this process alive. Without it the radio rests: Android 11 and newer freeze such a process, in the
     * middle of a scan too, which the controller would then go on with.
     */
    @Volatile
    var isServed = false
        set(value) {
            val isNew = field != value
            field = value
            if (isNew) look()
        }

    init {
        val changes = IntentFilter(BluetoothAdapter.ACTION_STATE_CHANGED)
        changes.addAction(Intent.ACTION_BATTERY_CHANGED)
        changes.addAction(LOCATION_SWITCHED)
        context.registerReceiver(Changes(), changes, null, handler)
        handler.post { begin() }
    }

    /** Whether there is anything to do: to be on the air, or to listen. */
    val isWanted: Boolean get() = isScheduled || isPlanned

    fun settings(companyId: Int, seekHidden: Boolean, overflowBit: Int?) {
        val told = JSONObject().put("companyId", companyId).put("seekHidden", seekHidden)
        if (overflowBit != null) told.put("overflowBit", overflowBit)
        val settings = told.toString()
        if (settings == kept.value(SETTINGS)) return
        kept.keep(SETTINGS, settings)
        handler.post { begin() }
    }

    /** Throws IllegalArgumentException for a table that is none; then the one before stays. What cannot be kept is silence. */
    fun schedule(table: List<Identity>) {
        IdentityClock().replace(table)
        isScheduled = false
        try {
            synchronized(vault) {
                vault.write(encodeTable(phone.bootId, table))
                watch.identities(table.lastOrNull()?.until)
            }
        } catch (fault: IOException) {
            watch.identities(null)
            handler.post { tell(RadioInput.Identities(emptyList())) }
            throw fault
        }
        isScheduled = table.isNotEmpty()
        handler.post { tell(RadioInput.Identities(table)) }
    }

    fun plan(plan: ScanPlan?) {
        kept.keep(PLAN, plan?.let { encodePlan(it) })
        isPlanned = plan != null
        handler.post { tell(RadioInput.Plan(plan)) }
    }

    fun aired(): Long? = kept.value(AIRED)?.toLongOrNull()

    fun listened(): Long = kept.value(LISTENED)?.toLongOrNull() ?: 0

    fun collect(taken: String?): Piece = kept.collect(taken)

    fun forget() {
        isScheduled = false
        isPlanned = false
        vault.forget()
        Notices(context).forget()
        try {
            synchronized(writing) {
                isForgotten = true
                // No tap comes between: it would write the ones before it down again.
                synchronized(taps) { kept.forget(but = SETTINGS) }
            }
        } finally {
            handler.post { begin() }
        }
    }

    /** What may have changed without a word: a permission, Bluetooth itself. Also the first call in a process. */
    fun look() {
        handler.post { tell(RadioInput.Conditions(condition())) }
    }

    /** The system woke this process: what is due by now happens before the processor sleeps again. */
    fun woken() {
        boundary.hold()
        look()
    }

    /** Whether it is to be said now that the system stopped the radio. Each yes is written down, and no other follows within 24 hours. */
    fun maySayStopped(): Boolean {
        val now = System.currentTimeMillis()
        val isDue = isStoppedNoticeDue(now, ZoneId.systemDefault(), keptValue(STOPPED_SAID)?.toLongOrNull())
        return isDue && written { kept.keep(STOPPED_SAID, now.toString()) }
    }

    /** Whether the radio could work, as far as the phone says; OFF when the phone does not say. */
    fun readiness(): Readiness {
        var readiness = Readiness.OFF
        guarded(counts) { readiness = phone.readiness() }
        return readiness
    }

    /** Whether nobody hears this phone though somebody should: it cannot send, could not, or has nobody to be. */
    val isUnheard: Boolean get() = isMute || hardware?.isMute == true || (isPlanned && !isSomebody())

    /** Whether this phone hears nobody though it should. */
    val isDeaf: Boolean get() = isPlanned && (hardware?.isDeaf == true || RadioService.isDeaf(this))

    private fun isSomebody(): Boolean {
        val now = phone.monotonic()
        return identities?.any { it.from - LONGEST_GAP <= now && now < it.until + LONGEST_GAP } ?: true
    }

    override fun told(input: RadioInput) = tell(input)

    override fun payload(): ByteArray? {
        val payload = runner?.payload(phone.monotonic())
        // An identity may be over that nobody woke the processor for. Not at once: whoever asks has a guest of it at the GATT server.
        if (payload == null) handler.post(turn)
        return payload
    }

    override fun fell() {
        runner?.fell()
    }

    override fun cannotSend() {
        isMute = true
        tell(RadioInput.Conditions(condition()))
    }

    override fun records(records: List<ScanRecord>) {
        val wall = System.currentTimeMillis()
        // A disk that is full loses what was heard, and nothing else.
        written { kept.add(records.map { KeptScan(phone.bootId, wall, it) }) }
    }

    override fun aired(name: Long): Boolean = written { kept.keep(AIRED, name.toString()) }

    override fun listened(total: Long) {
        written { kept.keep(LISTENED, total.toString()) }
    }

    /** Anew from what is kept. */
    private fun begin() {
        handler.removeCallbacks(turn)
        hardware?.close()
        hardware = null
        runner = null
        synchronized(writing) { isForgotten = false }
        val settings = keptValue(SETTINGS)?.let { decode(it) }
        if (settings != null) {
            val plan = keptValue(PLAN)?.let { decode(it) }?.let { planOf(it) }
            val seekHidden = settings.optBoolean("seekHidden")
            val overflowBit = if (settings.has("overflowBit")) settings.optInt("overflowBit") else null
            val made = EngineSettings(settings.optInt("companyId"), seekHidden, plan, overflowBit)
            val air = Hardware(context, phone, handler, seekHidden, this, counts)
            hardware = air
            runner = Runner(made, Ears(air), this, keptValue(LISTENED)?.toLongOrNull() ?: 0)
            tell(RadioInput.Battery(phone.battery()))
            tell(RadioInput.Identities(table()))
            tell(RadioInput.Conditions(condition()))
        }
        beWoken()
    }

    private fun condition(): Condition = if (!isServed) Condition.OFF else when (readiness()) {
        Readiness.ON -> if (isMute) Condition.MUTE else Condition.ON
        Readiness.MUTE -> Condition.MUTE
        else -> Condition.OFF
    }

    private fun tell(input: RadioInput) {
        val now = phone.monotonic()
        val next = try {
            runner?.tell(now, input).also { if (input is RadioInput.Identities) identities = input.table }
        } catch (_: IllegalArgumentException) {
            // A table that came from disk and is none: silence, as without a table.
            identities = emptyList()
            runner?.tell(now, RadioInput.Identities(emptyList()))
        }
        handler.removeCallbacks(turn)
        if (next != null) handler.postDelayed(turn, maxOf(0, next - now))
        // A processor that sleeps is woken for the end of an identity only; whom a scan hears wakes it too.
        boundary.at(runner?.turnsAt(now))
        if (input is RadioInput.Conditions || input is RadioInput.Plan || input is RadioInput.Identities) beWoken()
    }

    /** While something is wanted and could work, whoever comes near starts this process again, were it dead or frozen; else nobody does. */
    private fun beWoken() {
        val couldWork = readiness().let { it == Readiness.ON || it == Readiness.MUTE }
        if (!isWanted || RadioService.isDeaf(this)) hardware?.letSleep() else if (couldWork) hardware?.wakeByOthers()
    }

    /** What the vault has for this boot. One that cannot be read is none, and JavaScript hands over another. */
    private fun table(): List<Identity> = synchronized(vault) {
        vault.read()?.let { decodeTable(phone.bootId, it) }.orEmpty().also { if (it.isEmpty()) watch.identities(null) }
    }

    private fun keptValue(name: String): String? = try {
        kept.value(name)
    } catch (_: SQLiteException) {
        null
    }

    private fun written(work: () -> Unit): Boolean = synchronized(writing) {
        try {
            if (!isForgotten) work()
            !isForgotten
        } catch (_: SQLiteException) {
            false
        }
    }

    /** While nobody would be heard no scan stands: one that began then goes on hearing nobody (AOSP, `GattService.startScan`). */
    private inner class Ears(private val air: Hardware) : Air by air {
        override fun scan(closely: Boolean): Boolean {
            if (!RadioService.isDeaf(this@Radio)) return air.scan(closely)
            air.endScan()
            return false
        }
    }

    private inner class Changes : BroadcastReceiver() {
        override fun onReceive(context: Context, intent: Intent) {
            if (intent.action == Intent.ACTION_BATTERY_CHANGED) {
                tell(RadioInput.Battery(Phone.shareOf(intent)))
                return
            }
            // Another adapter state may be another chip: what it cannot do is asked anew. Old adverts and scans are dead, also when Bluetooth
            // is on again by the time that this is heard.
            isMute = false
            tell(RadioInput.Conditions(Condition.OFF))
            hardware?.close()
            tell(RadioInput.Conditions(condition()))
            // Android lets a service start from behind for some seconds after Bluetooth was switched on.
            if (!isServed) RadioService.turn(context)
        }
    }

    companion object {
        private var one: Radio? = null

        /** The radio of this process. */
        @Synchronized
        fun of(context: Context): Radio = one ?: Radio(context.applicationContext).also { one = it }
    }
}

private fun decode(text: String): JSONObject? = try {
    JSONObject(text)
} catch (_: JSONException) {
    null
}

private fun encodePlan(plan: ScanPlan): String = JSONObject()
    .put("window", plan.window)
    .put("steadyEvery", plan.steadyEvery)
    .put("nearEvery", plan.nearEvery)
    .put("nearFor", plan.nearFor)
    .put("lowEvery", plan.lowEvery)
    .put("lowBelow", plan.lowBelow)
    .toString()

private fun planOf(json: JSONObject): ScanPlan? = try {
    ScanPlan(
        json.getLong("window"),
        json.getLong("steadyEvery"),
        json.getLong("nearEvery"),
        json.getLong("nearFor"),
        json.getLong("lowEvery"),
        json.getDouble("lowBelow"),
    )
} catch (_: JSONException) {
    null
}
