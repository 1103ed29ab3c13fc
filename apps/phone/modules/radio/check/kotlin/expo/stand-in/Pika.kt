/**
 * Pika, a plug-in of Kotlin's compiler that writes down what a record has. Without it `typeDescriptorOf` throws, as it does in its
 * own library, and Expo asks Kotlin's reflection (its `typeDescriptorOf.kt`); with it Expo does so for a record that is not annotated as
 * `OptimizedRecord`, which none of ours is (its `RecordTypeConverter.kt`).
 */
package io.github.lukmccall.pika

import kotlin.reflect.KClass

class PType(val jClass: Class<*>)

sealed interface PTypeDescriptor {
    sealed interface Concrete : PTypeDescriptor {
        val pType: PType
        val isNullable: Boolean
        val introspection: PIntrospectionData<*>?

        interface Parameterized : Concrete {
            val parameters: List<PTypeDescriptor>
        }
    }

    data object Star : PTypeDescriptor
}

class PAnnotation(val jClass: Class<*>, val arguments: Map<String, Any?>)

abstract class PProperty<Of, T> {
    abstract val name: String
    abstract val type: PTypeDescriptor
    abstract val annotations: List<PAnnotation>

    abstract fun get(from: Of): T

    abstract fun set(into: Of, value: T)
}

class PIntrospectionData<T : Any>(val of: KClass<T>, val properties: List<PProperty<T, Any?>>)

interface PIntrospectionProvider {
    fun getIntrospectionData(): PIntrospectionData<*>
}

fun <T> typeDescriptorOf(): PTypeDescriptor = throw NotImplementedError("the compiler's plug-in did not run")

fun <T> isIntrospectable(): Boolean = false

fun <T> introspectionOf(): PIntrospectionData<*> = throw NotImplementedError("the compiler's plug-in did not run")
