/** Android's words to its linter; in the stubs of Android they are classes and no annotations. */
package android.annotation

annotation class SuppressLint(vararg val value: String)
