package vn.bluezone.radio.engine

import java.io.ByteArrayInputStream
import java.io.ByteArrayOutputStream
import java.io.DataInputStream
import java.io.DataOutputStream
import java.io.IOException

/** The greatest whole number that JavaScript counts to. */
private const val GREATEST = (1L shl 53) - 1

/**
 * Identities as bytes (face.ts, `schedule`): a row each, name, from, until (8 bytes, most significant first), advert and scan response (a
 * byte of length in front), payload.
 */
fun encodeRows(table: List<Identity>): ByteArray {
    val bytes = ByteArrayOutputStream()
    DataOutputStream(bytes).run {
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

/** The identities of these bytes. Throws IllegalArgumentException when they are none, or a number is none of JavaScript's. */
fun decodeRows(bytes: ByteArray): List<Identity> = try {
    DataInputStream(ByteArrayInputStream(bytes)).rows()
} catch (fault: IOException) {
    throw IllegalArgumentException("bytes that are no table of identities", fault)
}

/** Identities to be kept: the boot to whose clock their times belong (2 bytes of length, then UTF-8), then their rows. */
fun encodeTable(boot: String, table: List<Identity>): ByteArray {
    val bytes = ByteArrayOutputStream()
    DataOutputStream(bytes).writeUTF(boot)
    return bytes.toByteArray() + encodeRows(table)
}

/** The table of bytes that were made in this boot; empty when they are of another one, or none: then there is silence. */
fun decodeTable(boot: String, bytes: ByteArray): List<Identity> = try {
    DataInputStream(ByteArrayInputStream(bytes)).run { if (readUTF() == boot) rows() else emptyList() }
} catch (_: IOException) {
    emptyList()
} catch (_: IllegalArgumentException) {
    emptyList()
}

private fun DataInputStream.rows(): List<Identity> {
    val table = mutableListOf<Identity>()
    while (available() > 0) {
        val (name, from, until) = LongArray(3) { number() }
        val (advert, scanResponse) = Array(2) { take(readUnsignedByte()) }
        table += Identity(from, until, advert, scanResponse, take(PAYLOAD_LENGTH), name)
    }
    return table
}

private fun DataInputStream.number(): Long =
    readLong().also { require(it in 0..GREATEST) { "a whole number from 0 to 2^53 - 1, not $it" } }

private fun DataInputStream.take(count: Int): ByteArray = ByteArray(count).also { readFully(it) }
