/** React Native's classes that are C++ on the inside. Maps and lists are those of its own tests (`JavaOnlyMap`, `JavaOnlyArray`). */
package com.facebook.react.bridge

import android.content.Context
import android.content.ContextWrapper

open class ReactApplicationContext(context: Context) : ContextWrapper(context)

interface NativeMap

object Arguments {
    fun createMap(): WritableMap = JavaOnlyMap()

    fun createArray(): WritableArray = JavaOnlyArray()

    fun makeNativeMap(@Suppress("unused") of: Map<String, Any?>): NativeMap = object : NativeMap {}
}
