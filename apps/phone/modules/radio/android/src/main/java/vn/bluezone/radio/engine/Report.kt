package vn.bluezone.radio.engine

private const val AD_LENGTH = 31

/** An advert and the scan response that joined it, AD structures of up to 31 bytes each; null when there was none. */
class Report(val advert: ByteArray, val scanResponse: ByteArray?)

/**
 * Takes a report apart that a system gives as one: advert and scan response one behind the other, zeros at the end. The advert is as
 * many structures as fit into 31 bytes; ours is full. What is malformed is given as it is, cut to its length.
 */
fun reportOf(raw: ByteArray): Report {
    val length = structures(raw)?.sumOf { it.data.size + 2 } ?: raw.size
    val advert = lengthOfAdvert(raw, length)
    val rest = raw.copyOfRange(advert, minOf(length, advert + AD_LENGTH))
    return Report(raw.copyOf(advert), rest.takeIf { it.isNotEmpty() })
}

private fun lengthOfAdvert(raw: ByteArray, length: Int): Int {
    var at = 0
    while (at < length) {
        val end = at + 1 + (raw[at].toInt() and 0xff)
        if (end > AD_LENGTH || end > length) break
        at = end
    }
    return if (at == 0) minOf(length, AD_LENGTH) else at
}
