/** fbjni's: the C++ half of an object. There is none here. */
package com.facebook.jni

open class HybridData {
    val isValid = true

    fun resetNative() {}
}
