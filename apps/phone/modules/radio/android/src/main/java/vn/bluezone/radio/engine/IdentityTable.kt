package vn.bluezone.radio.engine

import java.io.ByteArrayInputStream
import java.io.ByteArrayOutputStream
import java.io.DataInputStream
import java.io.DataOutputStream
import java.io.IOException

/**
 * Identities as bytes, to be kept: the boot to whose clock their times belong (2 bytes of length, then UTF-8), then a row each: name,
 * from, until (8 bytes, big-endian), advert and scan response (a byte of length in front), payload.
 */
fun encodeTable(boot: String, table: List<Identity>): ByteArray {
    val bytes = ByteArrayOutputStream()
    DataOutputStream(bytes).run {
        writeUTF(boot)
        for (one in table) {
            for (number in longArrayOf(one.name, one.from, one.until)) writeLong(number)
            for (part in listOf(one.advert, one.scanResponse)) {
                writeByte(part.size)
                write(part)
            }
            write(one.payload)
        }
    }
    return bytes.toByteArray()
}

/** The table of bytes that were made in this boot; empty when they are of another one, or none: then there is silence. */
fun decodeTable(boot: String, bytes: ByteArray): List<Identity> = try {
    DataInputStream(ByteArrayInputStream(bytes)).run { if (readUTF() == boot) rows() else emptyList() }
} catch (_: IOException) {
    emptyList()
}

private fun DataInputStream.rows(): List<Identity> {
    val table = mutableListOf<Identity>()
    while (available() > 0) {
        val (name, from, until) = LongArray(3) { readLong() }
        val (advert, scanResponse) = Array(2) { take(readUnsignedByte()) }
        table += Identity(from, until, advert, scanResponse, take(PAYLOAD_LENGTH), name)
    }
    return table
}

private fun DataInputStream.take(count: Int): ByteArray = ByteArray(count).also { readFully(it) }
