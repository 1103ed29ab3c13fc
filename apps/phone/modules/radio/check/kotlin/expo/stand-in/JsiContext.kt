/** JavaScript's engine, as Expo's Kotlin sees it. */
package expo.modules.kotlin.jni

class JSIContext {
    fun setNativeStateForSharedObject(@Suppress("unused") id: Int, @Suppress("unused") of: JavaScriptObject): Unit =
        throw NotImplementedError("a shared object")
}
