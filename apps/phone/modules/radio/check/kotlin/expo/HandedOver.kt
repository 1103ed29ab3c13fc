package vn.bluezone.radio.expo

import com.facebook.react.bridge.JavaOnlyArray
import com.facebook.react.bridge.JavaOnlyMap
import expo.modules.kotlin.jni.CppType
import expo.modules.kotlin.jni.ExpectedType

internal class NotConvertible(says: String) : Exception(says)

/**
 * What Expo's C++ makes of a value of JavaScript for an argument that expects `type`, before Kotlin's converters see it. Follows
 * expo-modules-core, android/src/main/cpp/types/FrontendConverter.cpp, and for what is inside an object React Native,
 * ReactCommon/jsi/jsi/JSIDynamic.cpp. Types that no function of ours has are not known here.
 */
fun handedOver(value: Any?, type: ExpectedType): Any? {
    val first = type.getFirstType()
    return when (CppType.entries.singleOrNull { it.value == type.getCombinedTypes() }) {
        CppType.DOUBLE -> number(value)
        CppType.INT -> number(value).toInt()
        CppType.LONG -> number(value).toLong()
        CppType.BOOLEAN -> value as? Boolean ?: throw NotConvertible("not a boolean: $value")
        CppType.STRING -> value as? String ?: throw NotConvertible("not a string: $value")
        CppType.UINT8_TYPED_ARRAY -> (value as? Uint8Array)?.bytes?.copyOf() ?: throw NotConvertible("not a typed array: $value")
        CppType.READABLE_MAP -> when (val made = dynamic(value)) {
            null -> null
            is JavaOnlyMap -> made
            else -> throw NotConvertible("expected Map, got $made")
        }
        CppType.LIST -> {
            val of = first.getFirstParameterType()!!
            if (value is List<*>) value.map { handedOver(it, of) } else listOf(handedOver(value, of))
        }
        CppType.NULLABLE -> if (value == null || value == Undefined) null else handedOver(value, first.getFirstParameterType()!!)
        else -> throw NotImplementedError("C++ for ${type.getPossibleTypes().map { it.getCppType() }}")
    }
}

private fun number(value: Any?): Double = value as? Double ?: throw NotConvertible("not a number: $value")

/** `jsi::dynamicFromValue`: a typed array is no array, and becomes an object of its indices; what is undefined is left out of an object. */
private fun dynamic(value: Any?): Any? = when (value) {
    null, Undefined -> null
    is Boolean, is Double, is String -> value
    is Uint8Array -> dynamic(value.asObject())
    is List<*> -> JavaOnlyArray().also { array -> for (one in value) array.put(dynamic(one)) }
    is Map<*, *> -> JavaOnlyMap().also { map ->
        for ((name, one) in value) if (one != Undefined) map.put(name as String, dynamic(one))
    }
    else -> throw NotImplementedError("not a value of JavaScript: $value")
}

private fun JavaOnlyArray.put(value: Any?) = when (value) {
    null -> pushNull()
    is Boolean -> pushBoolean(value)
    is Double -> pushDouble(value)
    is String -> pushString(value)
    is JavaOnlyArray -> pushArray(value)
    else -> pushMap(value as JavaOnlyMap)
}

private fun JavaOnlyMap.put(name: String, value: Any?) = when (value) {
    null -> putNull(name)
    is Boolean -> putBoolean(name, value)
    is Double -> putDouble(name, value)
    is String -> putString(name, value)
    is JavaOnlyArray -> putArray(name, value)
    else -> putMap(name, value as JavaOnlyMap)
}
