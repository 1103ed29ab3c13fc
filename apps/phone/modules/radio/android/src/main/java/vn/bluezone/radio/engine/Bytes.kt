package vn.bluezone.radio.engine

private const val DIGITS = "0123456789abcdef"

/** Hexadecimal text of bytes, lower case: what bytes are named by in maps. */
fun toHex(bytes: ByteArray): String {
    val text = CharArray(bytes.size * 2)
    for ((i, byte) in bytes.withIndex()) {
        text[2 * i] = DIGITS[(byte.toInt() shr 4) and 15]
        text[2 * i + 1] = DIGITS[byte.toInt() and 15]
    }
    return String(text)
}

/** Bytes of a hexadecimal text. Throws IllegalArgumentException when it is none. */
fun fromHex(text: String): ByteArray {
    require(text.length % 2 == 0) { "an odd number of digits" }
    return ByteArray(text.length / 2) { i -> text.substring(2 * i, 2 * i + 2).toInt(16).toByte() }
}

/** Whether `this` has the bytes of `part` at `at`. */
fun ByteArray.hasAt(at: Int, part: ByteArray): Boolean =
    at + part.size <= size && part.indices.all { this[at + it] == part[it] }

/** Whether `this` starts with `beginning`. */
fun ByteArray.startsWith(beginning: ByteArray): Boolean = hasAt(0, beginning)
