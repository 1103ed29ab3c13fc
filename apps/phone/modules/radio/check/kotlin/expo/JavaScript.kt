package vn.bluezone.radio.expo

/**
 * Values of JavaScript: null, Boolean, Double, String, these two, a `Map` for an object and a `List` for an array. What has another
 * class is none.
 */
data object Undefined

/** A typed array. */
class Uint8Array(val bytes: ByteArray) {
    constructor(vararg bytes: Int) : this(ByteArray(bytes.size) { bytes[it].toByte() })

    /** What `for … in` walks over: its indices. */
    fun asObject(): Map<String, Any?> = bytes.withIndex().associate { (i, byte) -> "$i" to (byte.toInt() and 255).toDouble() }

    override fun equals(other: Any?) = other is Uint8Array && bytes.contentEquals(other.bytes)

    override fun hashCode() = bytes.contentHashCode()

    override fun toString() = "Uint8Array(${bytes.joinToString { "${it.toInt() and 255}" }})"
}

/** An error that JavaScript gets. */
class JavaScriptError(val code: String?, says: String?, cause: Throwable? = null) : Exception("$code: $says", cause)

/** A fault of the C++ between: the app's process would end. */
class Crash(says: String) : Error(says)
