package vn.bluezone.radio.pretend

import java.io.InputStream
import java.io.OutputStream
import java.security.Key
import java.security.KeyStoreSpi
import java.security.Provider
import java.security.ProviderException
import java.security.SecureRandom
import java.security.Security
import java.security.cert.Certificate
import java.security.spec.AlgorithmParameterSpec
import java.util.Collections
import java.util.Date
import javax.crypto.KeyGeneratorSpi
import javax.crypto.SecretKey
import javax.crypto.spec.SecretKeySpec

/**
 * Android's Keystore by its name, with keys in memory. `isDead`: its process fails, which the system tells by ProviderException (AOSP,
 * frameworks/base/keystore: `AndroidKeyStoreKeyGeneratorSpi`, "Keystore operation failed").
 */
object PretendedKeystore {
    val keys = HashMap<String, SecretKey>()
    var isDead = false

    /** Empty, alive, and known to Java under Android's name. */
    fun begin() {
        keys.clear()
        isDead = false
        if (Security.getProvider(NAME) == null) Security.addProvider(Android())
    }

    fun answer() {
        if (isDead) throw ProviderException("Keystore operation failed")
    }

    const val NAME = "AndroidKeyStore"
}

private class Android : Provider(PretendedKeystore.NAME, "1", "pretended") {
    init {
        put("KeyStore.${PretendedKeystore.NAME}", Store::class.java.name)
        put("KeyGenerator.AES", Generator::class.java.name)
    }
}

/** What Java makes by reflection. */
class Generator : KeyGeneratorSpi() {
    override fun engineInit(random: SecureRandom?) = Unit

    override fun engineInit(params: AlgorithmParameterSpec?, random: SecureRandom?) = Unit

    override fun engineInit(keysize: Int, random: SecureRandom?) = Unit

    override fun engineGenerateKey(): SecretKey {
        PretendedKeystore.answer()
        val key = SecretKeySpec(ByteArray(32).also { SecureRandom().nextBytes(it) }, "AES")
        PretendedKeystore.keys["bluezone-radio"] = key
        return key
    }
}

/** What Java makes by reflection. */
class Store : KeyStoreSpi() {
    override fun engineGetKey(alias: String, password: CharArray?): Key? {
        PretendedKeystore.answer()
        return PretendedKeystore.keys[alias]
    }

    override fun engineDeleteEntry(alias: String) {
        PretendedKeystore.answer()
        PretendedKeystore.keys.remove(alias)
    }

    override fun engineLoad(stream: InputStream?, password: CharArray?) = Unit

    override fun engineGetCertificateChain(alias: String): Array<Certificate>? = null

    override fun engineGetCertificate(alias: String): Certificate? = null

    override fun engineGetCreationDate(alias: String): Date? = null

    override fun engineSetKeyEntry(alias: String, key: Key, password: CharArray?, chain: Array<Certificate>?) = Unit

    override fun engineSetKeyEntry(alias: String, key: ByteArray, chain: Array<Certificate>?) = Unit

    override fun engineSetCertificateEntry(alias: String, cert: Certificate?) = Unit

    override fun engineAliases() = Collections.enumeration(PretendedKeystore.keys.keys)

    override fun engineContainsAlias(alias: String) = alias in PretendedKeystore.keys

    override fun engineSize() = PretendedKeystore.keys.size

    override fun engineIsKeyEntry(alias: String) = alias in PretendedKeystore.keys

    override fun engineIsCertificateEntry(alias: String) = false

    override fun engineGetCertificateAlias(cert: Certificate?): String? = null

    override fun engineStore(stream: OutputStream?, password: CharArray?) = Unit
}
