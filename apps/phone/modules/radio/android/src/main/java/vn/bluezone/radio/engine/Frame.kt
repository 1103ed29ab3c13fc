package vn.bluezone.radio.engine

/** Bluezone's service (docs/protocol/air.md, "The frame"). */
const val SERVICE_UUID = "65d98f38-009d-4f99-9c32-e977328616f5"

/** Of the service, the characteristic that is read: 20 bytes. */
const val PAYLOAD_UUID = "6daf05cd-e281-4128-bd80-351e09e65ef1"

/** Of the service, the characteristic that peers write their 20 bytes to. */
const val SIGNAL_UUID = "f2cada7e-9ca5-457a-8373-2b984b70d475"

/** A payload's length in bytes: identifier and metadata. */
const val PAYLOAD_LENGTH = 20

/** A short id's length in bytes: the beginning of an identifier. */
const val SHORT_ID_LENGTH = 6

/** The service as it stands on the air, least significant byte first. */
val SERVICE_LE: ByteArray = fromHex(SERVICE_UUID.replace("-", "")).reversedArray()

/** One AD structure (Core Specification, Vol 3, Part C, §11). `type` is 0 … 255. */
class Structure(val type: Int, val data: ByteArray)

/** The AD type of lists of 128-bit services, incomplete and complete. */
private val UUIDS_128 = setOf(0x06, 0x07)

/** The AD type of manufacturer data. */
const val MANUFACTURER_DATA = 0xff

/** The AD structures in order; null when one runs past the end. A length of 0 ends them early. */
fun structures(raw: ByteArray): List<Structure>? {
    val found = mutableListOf<Structure>()
    var at = 0
    while (at < raw.size && raw[at].toInt() != 0) {
        val end = at + 1 + (raw[at].toInt() and 0xff)
        if (end > raw.size) return null
        found += Structure(raw[at + 1].toInt() and 0xff, raw.copyOfRange(at + 2, end))
        at = end
    }
    return found
}

/** Whether this structure lists our service. */
fun Structure.namesService(): Boolean =
    type in UUIDS_128 && (0..data.size - SERVICE_LE.size step SERVICE_LE.size).any { data.hasAt(it, SERVICE_LE) }

/** Whether this is manufacturer data that starts with these bytes. */
fun Structure.isOf(beginning: ByteArray): Boolean = type == MANUFACTURER_DATA && data.startsWith(beginning)
