/** Expo's views: our module has none, but its builder of definitions names them. */
package expo.modules.kotlin.views

import android.view.View
import expo.modules.kotlin.AppContext
import expo.modules.kotlin.types.NonNullableTypeConverter
import expo.modules.kotlin.types.TypeConverterProvider
import expo.modules.kotlin.types.descriptors.TypeDescriptor
import kotlin.reflect.KClass

class ViewManagerDefinition(val name: String)

class ViewDefinitionBuilder<T : View>(
    private val of: KClass<T>,
    @Suppress("unused") type: TypeDescriptor,
    @Suppress("unused") converters: TypeConverterProvider?,
) {
    fun build() = ViewManagerDefinition(of.java.name)
}

class ViewTypeConverter<T : View>(@Suppress("unused") type: TypeDescriptor) : NonNullableTypeConverter<T>() {
    override fun convertNonNullable(value: Any, context: AppContext?, forceConversion: Boolean): T =
        throw NotImplementedError("a view")
}
