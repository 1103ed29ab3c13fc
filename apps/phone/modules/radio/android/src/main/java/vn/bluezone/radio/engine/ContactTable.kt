package vn.bluezone.radio.engine

import kotlin.math.pow

private class Contact(val address: ByteArray, val since: Duration, var said: PeerMessage.Ours) {
    var heardAt: Duration = since

    /** dBm of the last advert; null when the radio did not know. */
    var level: Int? = null
    var payload: ByteArray? = null

    /** Whether it has our payload of now. */
    var told = false

    /** Not to be called before. */
    var readyAt: Duration = since
    var misses = 0
}

/** A payload that does not come with the advert is waited for this long before it is asked for. */
val WAIT_FOR_RESPONSE: Duration = seconds(10)

/** Who was not heard for this long is not called. */
private val STILL_THERE = seconds(10)

/** Who was not heard for this long is forgotten. */
private val REMEMBERED = minutes(20)

/** A call that brought nothing is not repeated for this long, a fifth longer each time, up to the second. */
private val FIRST_PAUSE = seconds(60)
private val LONGEST_PAUSE = minutes(3)
private const val LONGER = 1.2

/** Too many calls wedge the Bluetooth of some phones until they are restarted. */
const val CALLS_A_MINUTE = 10

/** Addresses that are remembered at most; who was not heard for longest goes first. */
const val MOST_CONTACTS = 1_000

/**
 * Who is around, by radio address, and whom to connect to: whoever's identifier cannot be heard, once an identity, and strangers
 * that may be one of us, ever less often. `seekHidden`: whether Apple devices behind are connected to, to see whether they are
 * one of us.
 */
class ContactTable(private val seekHidden: Boolean) {
    private val contacts = LinkedHashMap<String, Contact>()
    private var calls: List<Duration> = emptyList()

    val size: Int get() = contacts.size

    /** Whether this address was heard lately. */
    fun has(at: Duration, address: ByteArray): Boolean =
        contacts[toHex(address)]?.let { at - it.heardAt < REMEMBERED } ?: false

    /** An advert of this address. `rssi` in dBm. Gives the payload that it belongs to, 20 bytes; null while nobody knows. */
    fun heard(at: Duration, address: ByteArray, what: PeerMessage.Ours, rssi: Int?): ByteArray? {
        val contact = contact(at, address, what)
        contact.heardAt = at
        contact.level = rssi
        contact.said = what
        if (what is PeerMessage.Payload) keep(contact, what.payload)
        // Another identifier under the same address: what was known of it is over.
        if (what is PeerMessage.Short && contact.payload?.startsWith(what.shortId) == false) contact.payload = null
        return contact.payload
    }

    /** Whom to call now; null when nobody. `mute`: we cannot be heard, so that everybody is told over a link. */
    fun wanted(at: Duration, mute: Boolean): ByteArray? {
        calls = calls.filter { at - it < minutes(1) }
        if (calls.size >= CALLS_A_MINUTE) return null
        val waiting = contacts.values.filter {
            at - it.heardAt <= STILL_THERE && it.readyAt <= at && (isUnknown(it, at) || (mute && !it.told && isOurs(it)))
        }
        // Where many Apple devices are behind, most of them are none of us.
        return (waiting.firstOrNull(::isOurs) ?: waiting.firstOrNull())?.address
    }

    /** A call to somebody begins. */
    fun calling(at: Duration) {
        calls = calls + at
    }

    /** Its payload was read over a link, and ours written or not. Gives the level of its last advert, dBm; null when unknown. */
    fun met(at: Duration, address: ByteArray, payload: ByteArray, told: Boolean): Int? {
        val contact = contacts[toHex(address)] ?: return null
        keep(contact, payload)
        contact.told = told
        contact.misses = 0
        contact.readyAt = at
        return contact.level
    }

    /** A call brought nothing: nobody came, it failed, or it is none of us. */
    fun missed(at: Duration, address: ByteArray) {
        val contact = contacts[toHex(address)] ?: return
        val pause = minOf(LONGEST_PAUSE, Math.round(FIRST_PAUSE * LONGER.pow(contact.misses)))
        contact.misses += 1
        contact.readyAt = at + pause
    }

    /** An interval is over: who is not heard by an identifier of its own is asked again, and told again. */
    fun renew() {
        for (contact in contacts.values) {
            contact.told = false
            if (contact.said is PeerMessage.Bare || contact.said is PeerMessage.Hidden) contact.payload = null
        }
    }

    private fun isOurs(contact: Contact): Boolean = contact.said !is PeerMessage.Hidden || contact.payload != null

    private fun isUnknown(contact: Contact, at: Duration): Boolean = when {
        contact.payload != null -> false
        contact.said is PeerMessage.Hidden -> seekHidden
        else -> contact.said is PeerMessage.Bare || at - contact.since >= WAIT_FOR_RESPONSE
    }

    private fun keep(contact: Contact, payload: ByteArray) {
        if (contact.payload?.contentEquals(payload) == false) contact.told = false
        contact.payload = payload
    }

    private fun contact(at: Duration, address: ByteArray, what: PeerMessage.Ours): Contact {
        val name = toHex(address)
        contacts[name]?.let { if (at - it.heardAt < REMEMBERED) return it }
        contacts.remove(name)
        forget(at)
        return Contact(address, at, what).also { contacts[name] = it }
    }

    private fun forget(at: Duration) {
        contacts.values.removeAll { at - it.heardAt >= REMEMBERED }
        if (contacts.size < MOST_CONTACTS) return
        contacts.entries.minByOrNull { it.value.heardAt }?.let { contacts.remove(it.key) }
    }
}
