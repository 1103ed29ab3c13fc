package vn.bluezone.radio.engine

/** Reads a JSON text: maps, lists, strings, doubles, booleans and null. For vectors, which are well formed: anything else throws. */
class Json(private val text: String) {
    private var at = 0

    fun read(): Any? {
        val value = value()
        space()
        check(at == text.length) { "more behind the value, at $at" }
        return value
    }

    private fun value(): Any? {
        space()
        return when (text[at]) {
            '{' -> map()
            '[' -> list()
            '"' -> string()
            't' -> word("true", true)
            'f' -> word("false", false)
            'n' -> word("null", null)
            else -> number()
        }
    }

    private fun map(): Map<String, Any?> {
        val map = LinkedHashMap<String, Any?>()
        each('}') {
            space()
            val key = string()
            space()
            check(text[at++] == ':') { "no colon at $at" }
            map[key] = value()
        }
        return map
    }

    private fun list(): List<Any?> = ArrayList<Any?>().also { list -> each(']') { list += value() } }

    private fun each(end: Char, one: () -> Unit) {
        at++
        space()
        if (text[at] == end) {
            at++
            return
        }
        do {
            one()
            space()
        } while (text[at++] == ',')
        check(text[at - 1] == end) { "no end at $at" }
    }

    private fun string(): String {
        val out = StringBuilder()
        check(text[at++] == '"') { "no string at $at" }
        while (text[at] != '"') out.append(if (text[at] == '\\') escaped() else text[at++])
        at++
        return out.toString()
    }

    private fun escaped(): Char {
        val kind = text[at + 1]
        at += 2
        if (kind == 'u') return text.substring(at, at + 4).toInt(16).toChar().also { at += 4 }
        return "\"\\/\b\u000c\n\r\t"["\"\\/bfnrt".indexOf(kind)]
    }

    private fun <T> word(word: String, value: T): T {
        check(text.startsWith(word, at)) { "no $word at $at" }
        at += word.length
        return value
    }

    private fun number(): Double {
        val from = at
        while (at < text.length && text[at] in "+-.eE0123456789") at++
        return text.substring(from, at).toDouble()
    }

    private fun space() {
        while (at < text.length && text[at].isWhitespace()) at++
    }
}
