/** Expo's host of all modules: here it has what functions and our module ask it for, and its queues run at once. */
package expo.modules.kotlin

import android.content.Context
import android.os.Bundle
import expo.modules.interfaces.permissions.Permissions
import expo.modules.kotlin.modules.Module
import expo.modules.kotlin.runtime.Runtime
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers

class AppContext(val reactContext: Context?, val permissions: Permissions? = null) {
    val modulesQueue = CoroutineScope(Dispatchers.Unconfined)
    val mainQueue = CoroutineScope(Dispatchers.Unconfined)
    val registry = Unit

    /** Names of the events that modules sent. */
    val sent = mutableListOf<String>()

    val runtime: Runtime get() = throw NotImplementedError("JavaScript's engine")

    fun eventEmitter(@Suppress("unused") module: Module) = Emitter()

    fun dispatchOnMainUsingUIManager(block: () -> Unit) = block()

    inner class Emitter {
        fun emit(name: String, @Suppress("unused") body: Bundle?) {
            sent += name
        }

        fun emit(name: String, @Suppress("unused") body: Map<String, Any?>?) {
            sent += name
        }
    }
}

internal object logger {
    fun error(says: String, cause: Throwable? = null): Nothing = throw IllegalStateException(says, cause)
}
