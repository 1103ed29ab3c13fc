package vn.bluezone.radio.expo

import java.io.InputStream
import java.io.OutputStream
import java.security.Key
import java.security.KeyStoreSpi
import java.security.Provider
import java.security.SecureRandom
import java.security.cert.Certificate
import java.security.spec.AlgorithmParameterSpec
import java.util.Collections
import java.util.Date
import java.util.Enumeration
import javax.crypto.KeyGeneratorSpi
import javax.crypto.SecretKey
import javax.crypto.spec.SecretKeySpec

/** A key store of Android's name: a key that is made is in it. Keys of AES, in memory, under any name the same. */
class PretendedKeyStore : Provider("AndroidKeyStore", "1", "keys in memory") {
    init {
        put("KeyStore.AndroidKeyStore", Store::class.java.name)
        put("KeyGenerator.AES", Maker::class.java.name)
    }

    class Maker : KeyGeneratorSpi() {
        override fun engineInit(random: SecureRandom?) {}

        override fun engineInit(spec: AlgorithmParameterSpec?, random: SecureRandom?) {}

        override fun engineInit(size: Int, random: SecureRandom?) {}

        override fun engineGenerateKey(): SecretKey = SecretKeySpec(SecureRandom().generateSeed(32), "AES").also { key = it }
    }

    class Store : KeyStoreSpi() {
        override fun engineLoad(from: InputStream?, password: CharArray?) {}

        override fun engineStore(into: OutputStream?, password: CharArray?) {}

        override fun engineGetKey(alias: String?, password: CharArray?): Key? = key

        override fun engineDeleteEntry(alias: String?) {
            key = null
        }

        override fun engineContainsAlias(alias: String?) = key != null

        override fun engineSize() = if (key == null) 0 else 1

        override fun engineAliases(): Enumeration<String> = Collections.emptyEnumeration()

        override fun engineIsKeyEntry(alias: String?) = key != null

        override fun engineIsCertificateEntry(alias: String?) = false

        override fun engineGetCertificate(alias: String?): Certificate? = null

        override fun engineGetCertificateChain(alias: String?): Array<Certificate>? = null

        override fun engineGetCertificateAlias(certificate: Certificate?): String? = null

        override fun engineGetCreationDate(alias: String?): Date? = null

        override fun engineSetKeyEntry(alias: String?, set: Key?, password: CharArray?, chain: Array<out Certificate>?) =
            throw UnsupportedOperationException()

        override fun engineSetKeyEntry(alias: String?, set: ByteArray?, chain: Array<out Certificate>?) =
            throw UnsupportedOperationException()

        override fun engineSetCertificateEntry(alias: String?, certificate: Certificate?) = throw UnsupportedOperationException()
    }

    private companion object {
        var key: SecretKey? = null
    }
}
