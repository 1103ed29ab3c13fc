package vn.bluezone.radio

import android.content.Context
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyProperties
import android.util.AtomicFile
import java.io.File
import java.io.IOException
import java.security.GeneralSecurityException
import java.security.KeyStore
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec

private const val PROVIDER = "AndroidKeyStore"
private const val ALIAS = "bluezone-radio"
private const val TRANSFORMATION = "AES/GCM/NoPadding"
private const val NONCE_LENGTH = 12
private const val TAG_BITS = 128

/**
 * One file, encrypted with a key that does not leave this phone's Keystore (AES-256-GCM; nonce, then ciphertext with its tag), and in
 * no backup.
 */
class Vault(context: Context) {
    private val file = AtomicFile(File(context.noBackupFilesDir, "radio-identities"))

    /** Writes the bytes, durably. Throws IOException when that does not work; then there is no file, also not the one before. */
    fun write(bytes: ByteArray) {
        try {
            val sealed = attempt { sealed(bytes) } ?: attempt {
                // A key that seals no more, after an update of the system or a reset of its store, would not do so later either.
                emptyKeystore()
                sealed(bytes)
            } ?: throw IOException("the Keystore seals nothing")
            val out = file.startWrite()
            out.write(sealed)
            file.finishWrite(out)
        } catch (fault: IOException) {
            file.delete()
            throw fault
        }
    }

    /** The bytes; null when there are none, or none that this key has sealed. It asks the Keystore, which can take its time. */
    fun read(): ByteArray? = attempt {
        val sealed = file.readFully()
        val cipher = Cipher.getInstance(TRANSFORMATION)
        cipher.init(Cipher.DECRYPT_MODE, key(), GCMParameterSpec(TAG_BITS, sealed.copyOf(NONCE_LENGTH)))
        cipher.doFinal(sealed, NONCE_LENGTH, sealed.size - NONCE_LENGTH)
    }

    /** The file and its key are gone. A Keystore that cannot be asked cannot be emptied; the file that needed its key is gone. */
    fun forget() {
        file.delete()
        attempt { emptyKeystore() }
    }

    private fun sealed(bytes: ByteArray): ByteArray {
        val cipher = Cipher.getInstance(TRANSFORMATION)
        cipher.init(Cipher.ENCRYPT_MODE, key())
        return cipher.iv + cipher.doFinal(bytes)
    }

    private fun emptyKeystore() = KeyStore.getInstance(PROVIDER).run {
        load(null)
        deleteEntry(ALIAS)
    }

    private fun key(): SecretKey {
        val store = KeyStore.getInstance(PROVIDER)
        store.load(null)
        (store.getKey(ALIAS, null) as? SecretKey)?.let { return it }
        val spec = KeyGenParameterSpec.Builder(ALIAS, KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT)
            .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
            .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
            .setKeySize(256)
            .build()
        return KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, PROVIDER).apply { init(spec) }.generateKey()
    }
}

/**
 * What came of it; null when file or Keystore failed. The Keystore tells so by more than its own exceptions: ProviderException when its
 * process fails, IllegalArgumentException for a file that is too short.
 */
private fun <T> attempt(work: () -> T): T? = try {
    work()
} catch (_: IOException) {
    null
} catch (_: GeneralSecurityException) {
    null
} catch (_: RuntimeException) {
    null
}
