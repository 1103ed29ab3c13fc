package vn.bluezone.radio.engine

import java.nio.ByteBuffer
import java.nio.ByteOrder

private const val ROW_LENGTH = 24
private const val ANSWER_LENGTH = 12
private const val UNSIGNED = 0xffff_ffffL

private class Rows(val ids: ByteArray, val first: LongArray, val last: LongArray)

/**
 * Columns and matches as bytes between JavaScript and the matcher (face.ts, `match`). A row of keys or of identifiers has 24 bytes: 16
 * of the key or identifier, then two unsigned 32-bit numbers, least significant byte first: of a key its first interval and how many
 * there are; of an identifier the intervals in which it was heard first and last. A row of the answer has three such numbers. Throws
 * IllegalArgumentException when bytes do not fit.
 */
fun matchRows(keys: ByteArray, seen: ByteArray, slack: Long): ByteArray {
    val key = rows(keys)
    val heard = rows(seen)
    val periods = IntArray(key.last.size) { minOf(key.last[it], INTERVALS_PER_DAY + 1L).toInt() }
    val matches = matchKeys(KeyColumns(key.ids, key.first, periods), SeenColumns(heard.ids, heard.first, heard.last), slack)
    val answer = ByteBuffer.allocate(ANSWER_LENGTH * matches.size).order(ByteOrder.LITTLE_ENDIAN)
    for ((keyIndex, enin, rpiIndex) in matches) answer.putInt(keyIndex).putInt(enin.toInt()).putInt(rpiIndex)
    return answer.array()
}

private fun rows(bytes: ByteArray): Rows {
    require(bytes.size % ROW_LENGTH == 0) { "a row has $ROW_LENGTH bytes" }
    val count = bytes.size / ROW_LENGTH
    val ids = ByteArray(KEY_LENGTH * count)
    for (row in 0 until count) bytes.copyInto(ids, KEY_LENGTH * row, ROW_LENGTH * row, ROW_LENGTH * row + KEY_LENGTH)
    val numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN)
    fun column(at: Int) = LongArray(count) { numbers.getInt(ROW_LENGTH * it + at).toLong() and UNSIGNED }
    return Rows(ids, column(KEY_LENGTH), column(KEY_LENGTH + Int.SIZE_BYTES))
}
