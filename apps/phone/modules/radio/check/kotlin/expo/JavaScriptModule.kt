package vn.bluezone.radio.expo

import expo.modules.kotlin.AppContext
import expo.modules.kotlin.events.BasicEventListener
import expo.modules.kotlin.events.EventName
import expo.modules.kotlin.exception.CodedException
import expo.modules.kotlin.exception.InvalidArgsNumberException
import expo.modules.kotlin.exception.UnexpectedException
import expo.modules.kotlin.jni.ExpectedType
import expo.modules.kotlin.jni.JavaCallback
import expo.modules.kotlin.jni.PromiseImpl
import expo.modules.kotlin.jni.decorators.JSDecoratorsBridgingObject
import expo.modules.kotlin.modules.Module
import java.lang.ref.WeakReference

/**
 * A module as JavaScript has it: every call goes through what Expo registers with its C++, and through Expo's own converters. Follows
 * Expo's ModuleHolder.kt for what is registered and MethodMetadata.cpp for what a call does.
 */
class JavaScriptModule(module: Module, private val context: AppContext) {
    private val registered = JSDecoratorsBridgingObject(null)
    private val listeners: Map<EventName, Any>

    init {
        module._appContextHolder = WeakReference(context)
        val definition = module.definition()
        listeners = definition.eventListeners
        for (constant in definition.objectDefinition.constants.values) constant.attachToJSObject(registered)
        for (function in definition.objectDefinition.functions) function.attachToJSObject(context, registered, definition.name)
    }

    /** Names of the functions that were called. */
    val called = mutableSetOf<String>()

    /** Names of its functions, with a promise or without. */
    val functions: Set<String> get() = registered.sync.keys + registered.async.keys

    /** Names of its constants. */
    val constants: Set<String> get() = registered.constants.keys

    fun constant(name: String): Any? = givenBack(registered.constants.getValue(name).invoke(), 0)

    /** Calls a function. Throws JavaScriptError. */
    fun call(name: String, vararg args: Any?): Any? {
        val function = registered.sync.getValue(name)
        return givenBack(coded { function.body.invoke(arguments(name, args, function.types)) }, function.returns)
    }

    /** Calls a function that gives a promise, and waits for it. Throws JavaScriptError when it is rejected. */
    fun promised(name: String, vararg args: Any?): Any? {
        val function = registered.async.getValue(name)
        var settled: Result<Any?>? = null
        val callback = JavaCallback(
            { settled = Result.success(givenBack(it, 0)) },
            { code, says -> settled = Result.failure(JavaScriptError(code, says)) },
        )
        coded { function.body.invoke(arguments(name, args, function.types), PromiseImpl(callback)) }
        return checkNotNull(settled) { "$name: the promise is open" }.getOrThrow()
    }

    /** What Expo tells a module of its life. */
    fun tell(event: EventName) = (listeners.getValue(event) as BasicEventListener).call()

    private fun arguments(name: String, args: Array<out Any?>, types: List<ExpectedType>): Array<Any?> {
        called += name
        if (args.size > types.size) throw InvalidArgsNumberException(args.size, types.size, types.size)
        return Array(args.size) { i ->
            try {
                handedOver(args[i], types[i])
            } catch (fault: NotConvertible) {
                throw UnexpectedException("[$name] Cannot convert '${args[i]}' to a Kotlin type. ${fault.message}")
            }
        }
    }

    private fun <T> coded(work: () -> T): T = try {
        work()
    } catch (fault: CodedException) {
        throw JavaScriptError(fault.code, fault.localizedMessage, fault)
    }
}
