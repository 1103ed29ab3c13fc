package vn.bluezone.radio

import java.lang.reflect.InvocationTargetException
import java.lang.reflect.Proxy

/** Where among the arguments the level of security stands that is asked for (AOSP …/android/bluetooth/IBluetoothGatt.aidl). */
private val LEVELS = mapOf("readCharacteristic" to 3, "writeCharacteristic" to 4)

/** AOSP framework/java/android/bluetooth/BluetoothGatt.java, AUTHENTICATION_NONE. */
private const val NO_SECURITY = 0

/**
 * Keeps a link of ours (a BluetoothGatt) from pairing. Android answers a read or write that meets "insufficient authentication" by
 * doing it again, unasked, at a level that pairs, often without a question to the resident (CVE-2020-12856; BluetoothGatt.java,
 * onCharacteristicRead). Between it and the system stands from now on somebody who asks for no security: the second and third try meet
 * the same refusal, and then we are told. The field is open to apps by AOSP's word (`@UnsupportedAppUsage`, no highest level; Android
 * 13 to 15 were read). Gives whether it worked; where it did not, `Bonds` undoes what came of it.
 */
fun neverPairs(gatt: Any): Boolean = try {
    val field = gatt.javaClass.getDeclaredField("mService").apply { isAccessible = true }
    val service = field.get(gatt)
    val between = Proxy.newProxyInstance(field.type.classLoader, arrayOf(field.type)) { _, method, args: Array<Any?>? ->
        val asked = args?.clone() ?: emptyArray()
        LEVELS[method.name]?.let { if (asked.getOrNull(it) is Int) asked[it] = NO_SECURITY }
        try {
            method.invoke(service, *asked)
        } catch (fault: InvocationTargetException) {
            throw fault.targetException
        }
    }
    field.set(gatt, between)
    service != null
} catch (_: ReflectiveOperationException) {
    false
} catch (_: RuntimeException) {
    false
}
