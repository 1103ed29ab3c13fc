package vn.bluezone.radio.engine

/** What an advert says to a radio: whose it is, and whether the identifier is in it. */
sealed interface PeerMessage {
    /** An advert that concerns us. */
    sealed interface Ours : PeerMessage

    /** A phone's whole payload, 20 bytes. */
    class Payload(val payload: ByteArray) : Ours

    /** The first 6 bytes of a phone's identifier. */
    class Short(val shortId: ByteArray) : Ours

    /** A phone that names the service and nothing else: its payload is read over a link. */
    data object Bare : Ours

    /** An Apple device behind: what it offers is hidden in one bit of many; who wants to know must connect. */
    data object Hidden : Ours

    data object Foreign : PeerMessage
}

/** Apple's company id, and the type of its hidden services behind it; 16 bytes follow, one bit for many services each. */
private val APPLE_HIDDEN = byteArrayOf(0x4c, 0x00, 0x01)

/** Whether an Apple device behind may offer our service: by its bit, 0 … 127, the highest of the first byte first; any, while nobody knows which. */
private fun Structure.mayHide(bit: Int?): Boolean =
    isOf(APPLE_HIDDEN) &&
        (bit == null || ((data.getOrNull(APPLE_HIDDEN.size + (bit shr 3)) ?: 0).toInt() and (0x80 shr (bit and 7))) != 0)

/**
 * Reads an advert with the scan response that joined it, raw AD structures of up to 31 bytes each (docs/protocol/air.md,
 * "Reading"). Never throws: what is malformed, or mixes two identities, is foreign. `overflowBit`:
 * in which bit iPhones hide our service, 0 … 127; null while nobody has measured it.
 */
fun said(advert: ByteArray, scanResponse: ByteArray?, companyId: Int, overflowBit: Int? = null): PeerMessage {
    val parts = structures(advert + (scanResponse ?: ByteArray(0))) ?: return PeerMessage.Foreign
    val company = byteArrayOf(companyId.toByte(), (companyId shr 8).toByte())
    if (parts.any { it.namesService() }) {
        val data = parts.filter { it.isOf(company) }
        return if (data.isEmpty()) PeerMessage.Bare else ofManufacturer(data.map { it.data.drop(company.size) }.flatten().toByteArray())
    }
    return if (parts.any { it.mayHide(overflowBit) }) PeerMessage.Hidden else PeerMessage.Foreign
}

/** The company's own bytes: a short id, a payload, or both, which then belong together. */
private fun ofManufacturer(data: ByteArray): PeerMessage = when (data.size) {
    SHORT_ID_LENGTH -> PeerMessage.Short(data)
    PAYLOAD_LENGTH -> PeerMessage.Payload(data)
    SHORT_ID_LENGTH + PAYLOAD_LENGTH -> {
        val payload = data.copyOfRange(SHORT_ID_LENGTH, data.size)
        if (data.startsWith(payload.copyOf(SHORT_ID_LENGTH))) PeerMessage.Payload(payload) else PeerMessage.Foreign
    }
    else -> PeerMessage.Foreign
}
