package expo.modules.kotlin.views.decorators

import expo.modules.kotlin.views.ViewDefinitionBuilder

@Suppress("FunctionName", "UnusedReceiverParameter")
fun ViewDefinitionBuilder<*>.UseCSSProps() {}
