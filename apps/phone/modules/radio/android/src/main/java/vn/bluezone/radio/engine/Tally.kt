package vn.bluezone.radio.engine

/**
 * One identity in one scan.
 *
 * @property at the first reading, monotonic time of this boot
 * @property gap how much listening the scan stands for
 * @property count readings, 1 or more
 * @property meanRssi dBm, not rounded
 * @property bestRssi dBm
 * @property address the sender's radio address or its stand-in, 6 bytes
 * @property advert AD structures as they came; empty when the payload came over a link alone
 * @property payload the 20 bytes that these readings belong to; null while only the short id in the advert is known
 */
class ScanRecord(
    val at: Duration,
    val gap: Duration,
    val count: Int,
    val meanRssi: Double,
    val bestRssi: Int,
    val address: ByteArray,
    val advert: ByteArray,
    val scanResponse: ByteArray?,
    val payload: ByteArray?,
)

/** One advert with a level. `rssi` in dBm. */
class Reading(
    val at: Duration,
    val rssi: Int,
    val address: ByteArray,
    val advert: ByteArray,
    val scanResponse: ByteArray?,
    val payload: ByteArray?,
)

/** This level in dBm; null when it is what no radio reports. */
fun levelOf(rssi: Int?): Int? = rssi?.takeIf { it in -127..20 }

/** Identities that are counted in one scan at most; a full stadium has fewer, a flood of made-up ones stops here. */
const val MOST_IN_A_SCAN = 5_000

private class Counting(val first: Reading) {
    var count = 1
    var sum = first.rssi.toLong()
    var best = first.rssi
    var scanResponse = first.scanResponse
    var payload = first.payload

    fun add(reading: Reading) {
        count += 1
        sum += reading.rssi
        best = maxOf(best, reading.rssi)
        scanResponse = reading.scanResponse ?: scanResponse
    }

    fun record(gap: Duration) =
        ScanRecord(first.at, gap, count, sum.toDouble() / count, best, first.address, first.advert, scanResponse, payload)
}

private const val ADDRESS_DIGITS = 12

/** What one scan heard, one record an identity: how often, how loud on average and at best. */
class Tally {
    private val counting = LinkedHashMap<String, Counting>()
    private var waited: Set<String> = emptySet()

    /** One reading. `key` names what is counted together: an identity, or an address that nobody knows yet. */
    fun add(key: String, reading: Reading) {
        val before = counting[key]
        if (before != null) before.add(reading) else if (counting.size < MOST_IN_A_SCAN) counting[key] = Counting(reading)
    }

    /**
     * The payload of an address is known now: its readings, so far those of an address or of a short id, are that payload's.
     * Gives whether there were any.
     */
    fun resolve(address: ByteArray, payload: ByteArray): Boolean {
        val name = toHex(address)
        val known = name + toHex(payload)
        if (known in counting) return true
        val short = name + toHex(payload.copyOf(SHORT_ID_LENGTH))
        val before = listOf(name, short).firstOrNull { it in counting } ?: return false
        val waiting = counting.remove(before) ?: return false
        waiting.payload = payload
        counting[known] = waiting
        return true
    }

    /**
     * The records of a scan that is over, in order of hearing. Who is still only an address waits for one scan more: a link may
     * be about to tell.
     */
    fun end(gap: Duration): List<ScanRecord> {
        val known = counting.filterKeys { !isAddress(it) }.values.map { it.record(gap) }
        counting.keys.removeAll { !isAddress(it) || it in waited }
        waited = counting.keys.toSet()
        return known
    }

    private fun isAddress(key: String): Boolean = key.length == ADDRESS_DIGITS
}
