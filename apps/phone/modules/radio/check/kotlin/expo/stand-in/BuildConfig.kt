/** What Gradle would write. */
package expo.modules

object BuildConfig {
    const val DEBUG = false
    const val IS_NEW_ARCHITECTURE_ENABLED = true
}
