/** A promise's way back: Expo's converter, then C++. Here C++ is two functions. */
package expo.modules.kotlin.jni

import expo.modules.kotlin.types.JSTypeConverterProvider

class JavaCallback(private val resolved: (Any?) -> Unit, private val rejected: (String?, String) -> Unit) {
    operator fun invoke(value: Any?) = resolved(JSTypeConverterProvider.convertToJSValue(value, useExperimentalConverter = true))

    operator fun invoke() = resolved(null)

    operator fun invoke(code: String?, says: String) = rejected(code, says)
}
