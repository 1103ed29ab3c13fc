package vn.bluezone.radio.engine

private const val ITSELF = "-"

/** A tap on a notice (face.ts, `NoticeTap`). `button`: null for the notice itself. `at`: the wall clock, Unix milliseconds. */
data class Tap(val key: String, val button: String?, val at: Long)

/** Taps as a text, a line each. */
fun encodeTaps(taps: List<Tap>): String =
    taps.joinToString("\n") { "${it.at} ${hex(it.key)} ${it.button?.let(::hex) ?: ITSELF}" }

/** The taps of a text, in order; a line that is none is passed over. */
fun decodeTaps(text: String): List<Tap> = text.split("\n").mapNotNull { line ->
    val parts = line.split(" ")
    try {
        val (at, key, button) = if (parts.size == 3) parts else return@mapNotNull null
        Tap(text(key), if (button == ITSELF) null else text(button), at.toLong())
    } catch (_: IllegalArgumentException) {
        null
    }
}

private fun hex(text: String): String = toHex(text.toByteArray())

private fun text(hex: String): String = String(fromHex(hex))
