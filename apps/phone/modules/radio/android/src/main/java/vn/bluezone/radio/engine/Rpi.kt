package vn.bluezone.radio.engine

import javax.crypto.Cipher
import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec

private const val HMAC = "HmacSHA256"
private val NO_SALT = SecretKeySpec(ByteArray(32), HMAC)

/** The info of the one block that HKDF gives here, and its number. */
private val INFO = "EN-RPIK".toByteArray() + 1
private val PADDED_DATA_HEAD = "EN-RPI".toByteArray()

/**
 * Identifiers of keys (GAEN cryptography specification, "Rolling Proximity Identifier") by the platform's own HMAC and AES. Not to
 * be shared between threads: it uses one of each again and again.
 */
class RpiKey {
    private val extract = Mac.getInstance(HMAC).apply { init(NO_SALT) }
    private val expand = Mac.getInstance(HMAC)
    private val aes = Cipher.getInstance("AES/ECB/NoPadding")
    private val padded = ByteArray(KEY_LENGTH * INTERVALS_PER_DAY)

    init {
        for (i in 0 until INTERVALS_PER_DAY) PADDED_DATA_HEAD.copyInto(padded, KEY_LENGTH * i)
    }

    /** The identifier key of the 16 bytes at `at`: HKDF-SHA256, no salt, info "EN-RPIK". 16 bytes. */
    fun of(keys: ByteArray, at: Int): ByteArray {
        extract.update(keys, at, KEY_LENGTH)
        expand.init(SecretKeySpec(extract.doFinal(), HMAC))
        return expand.doFinal(INFO).copyOf(KEY_LENGTH)
    }

    /** Intervals are derived with this identifier key from now on. */
    fun use(rpiKey: ByteArray) = aes.init(Cipher.ENCRYPT_MODE, SecretKeySpec(rpiKey, "AES"))

    /** Writes the identifiers of `count` intervals (up to 144), 16 bytes each, to `out`, that of interval `from` first. */
    fun rpis(from: Long, count: Int, out: ByteArray) {
        for (i in 0 until count) putLe(from + i, KEY_LENGTH * i + 12)
        aes.doFinal(padded, 0, KEY_LENGTH * count, out, 0)
    }

    private fun putLe(value: Long, at: Int) {
        for (i in 0 until 4) padded[at + i] = (value shr (8 * i)).toByte()
    }
}
