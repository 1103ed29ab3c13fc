/** AndroidX's words to its linter; in the stubs of AndroidX they are classes and no annotations. */
package androidx.annotation

annotation class RequiresApi(val value: Int = 0, val api: Int = 0)

annotation class NonNull

annotation class Nullable
