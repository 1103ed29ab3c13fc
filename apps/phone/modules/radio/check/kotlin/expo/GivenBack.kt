package vn.bluezone.radio.expo

import expo.modules.kotlin.jni.ReturnType
import expo.modules.kotlin.types.folly.FollyDynamicExtensionConverter

/** How Expo names bytes on their way (its FollyDynamicExtensionConverter.kt and JNIToJSIConverter.cpp). */
private const val BYTES = "__expo_dynamic_extension__#"

/**
 * What JavaScript gets of what Kotlin's converters gave for a function that `returns` this. Follows expo-modules-core,
 * android/src/main/cpp/types/JNIToJSIConverter.cpp and .h. A null where a type was promised is taken apart there unasked.
 */
fun givenBack(value: Any?, returns: Int): Any? {
    if (returns != ReturnType.UNKNOWN.value && value == null)
        throw Crash("null for ${ReturnType.entries.single { it.value == returns }}")
    return given(value)
}

private fun given(value: Any?): Any? = when (value) {
    null -> null
    is Double, is Boolean -> value
    is Int -> value.toDouble()
    is Long -> value.toDouble()
    is Float -> value.toDouble()
    is String ->
        if (value.startsWith(BYTES)) Uint8Array(FollyDynamicExtensionConverter.get(value) as ByteArray) else value
    is Map<*, *> -> value.entries.associate { (name, one) -> name as String to given(one) }
    is Collection<*> -> value.map { given(it) }
    else -> Undefined
}
