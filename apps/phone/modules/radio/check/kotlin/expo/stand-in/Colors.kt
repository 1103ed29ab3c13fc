/** Expo's converter of colours: it needs Android's, whose numbers the stubs do not know. */
package expo.modules.kotlin.types

import android.graphics.Color
import expo.modules.kotlin.AppContext

class ColorTypeConverter : NonNullableTypeConverter<Color>() {
    override fun convertNonNullable(value: Any, context: AppContext?, forceConversion: Boolean): Color =
        throw NotImplementedError("a colour")
}
