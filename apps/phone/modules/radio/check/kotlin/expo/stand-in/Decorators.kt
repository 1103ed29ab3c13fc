/** The last class before C++: it is told of each function what C++ is to hand over and what it gets. Here it is only written down. */
package expo.modules.kotlin.jni.decorators

import com.facebook.react.bridge.NativeMap
import expo.modules.kotlin.jni.ExpectedType
import expo.modules.kotlin.jni.JNIAsyncFunctionBody
import expo.modules.kotlin.jni.JNIDeallocator
import expo.modules.kotlin.jni.JNIFunctionBody
import expo.modules.kotlin.jni.JNINoArgsFunctionBody

class SyncFunction(val types: List<ExpectedType>, val returns: Int, val body: JNIFunctionBody)

class AsyncFunction(val types: List<ExpectedType>, val body: JNIAsyncFunctionBody)

class JSDecoratorsBridgingObject(@Suppress("unused") deallocator: JNIDeallocator?) {
    val sync = HashMap<String, SyncFunction>()
    val async = HashMap<String, AsyncFunction>()
    val constants = HashMap<String, JNINoArgsFunctionBody>()

    fun registerSyncFunction(
        name: String, takesOwner: Boolean, enumerable: Boolean, types: Array<ExpectedType>, returns: Int, body: JNIFunctionBody,
    ) {
        sync[name] = SyncFunction(types.toList(), returns, body)
    }

    fun registerAsyncFunction(
        name: String, takesOwner: Boolean, enumerable: Boolean, types: Array<ExpectedType>, body: JNIAsyncFunctionBody,
    ) {
        async[name] = AsyncFunction(types.toList(), body)
    }

    fun registerConstant(name: String, getter: JNINoArgsFunctionBody?) {
        constants[name] = getter!!
    }

    fun registerConstants(@Suppress("unused") constants: NativeMap): Unit = throw NotImplementedError("constants as a map")

    fun registerProperty(
        name: String,
        getterTakesOwner: Boolean,
        getterTypes: Array<ExpectedType>,
        getter: JNIFunctionBody?,
        setterTakesOwner: Boolean,
        setterTypes: Array<ExpectedType>,
        setter: JNIFunctionBody?,
    ): Unit = throw NotImplementedError("a property")
}
