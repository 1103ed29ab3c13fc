package vn.bluezone.radio

import android.database.sqlite.SQLiteException
import java.time.ZoneId
import vn.bluezone.radio.engine.Duration
import vn.bluezone.radio.engine.Values
import vn.bluezone.radio.engine.isAwakeningDue
import vn.bluezone.radio.engine.isOpenNoticeDue

/** Names of kept values. */
private const val UNTIL = "identitiesUntil"
private const val AWAKENED = "awakened"
private const val LACKING = "lacking"
private const val BEHIND = "startedBehind"
private const val OPEN_SAID = "openSaid"

/**
 * What is known, without the Keystore and over kills, of what the radio lacks that only the app can give: identities and, on Android
 * 11, a start of the service while the app is in front. Moments belong to their boot. What cannot be written down is not done, so that
 * a full disk starts nothing over and over. Methods may be called by any thread and do not throw.
 */
class Watch(private val kept: Values, private val phone: Phone) {
    /** When the last identity of this boot ends, monotonic; null without any in this boot. */
    val until: Duration? get() = moment(UNTIL)

    /** The last identity ends then; null: there is none. */
    fun identities(until: Duration?) {
        if (until != this.until) written { kept.keep(UNTIL, until?.let { ofBoot(it) }) }
    }

    /** Whether JavaScript is to run behind now. Each yes is written down first. */
    fun mayAwaken(): Boolean {
        val now = phone.monotonic()
        return isAwakeningDue(now, until, moment(AWAKENED)) && written { kept.keep(AWAKENED, ofBoot(now)) }
    }

    /** Whether the service of this boot was last started from behind. */
    var isFromBehind: Boolean
        get() = moment(BEHIND) != null
        set(value) {
            if (value != isFromBehind) written { kept.keep(BEHIND, if (value) ofBoot(phone.monotonic()) else null) }
        }

    /**
     * Whether the resident is to be asked now to open the app, without which the radio is silent (no identity) or, `isDeaf`, hears nobody.
     * Each yes is written down first.
     */
    fun mayAskToOpen(isDeaf: Boolean): Boolean {
        val now = phone.monotonic()
        if (!isDeaf && (until ?: 0) > now) {
            if (moment(LACKING) != null) written { kept.keep(LACKING, null) }
            return false
        }
        val since = moment(LACKING)
        if (since == null) written { kept.keep(LACKING, ofBoot(now)) }
        val wall = System.currentTimeMillis()
        val isDue = isOpenNoticeDue(now - (since ?: now), wall, ZoneId.systemDefault(), value(OPEN_SAID)?.toLongOrNull())
        return isDue && written { kept.keep(OPEN_SAID, wall.toString()) }
    }

    /** Whether the radio lacks something that it would ask for. */
    fun lacks(isDeaf: Boolean): Boolean = isDeaf || (until ?: 0) <= phone.monotonic()

    private fun ofBoot(moment: Duration): String = "$moment ${phone.bootId}"

    private fun moment(name: String): Duration? =
        value(name)?.split(' ', limit = 2)?.takeIf { it.getOrNull(1) == phone.bootId }?.first()?.toLongOrNull()

    private fun value(name: String): String? = try {
        kept.value(name)
    } catch (_: SQLiteException) {
        null
    }

    private fun written(work: () -> Unit): Boolean = try {
        work()
        true
    } catch (_: SQLiteException) {
        false
    }
}
