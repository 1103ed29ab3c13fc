package vn.bluezone.radio

import android.content.Context
import android.content.Intent
import android.database.sqlite.SQLiteException
import vn.bluezone.radio.engine.Tap
import vn.bluezone.radio.engine.toHex

private const val KEY = "key"
private const val BUTTON = "button"

/** What a tap on a notice, or on a button under it, sends to a class of ours. */
internal fun tapIntent(context: Context, to: Class<*>, key: String, button: String?): Intent {
    // Intents that differ in extras only are one to Android: each tap has an action of its own.
    val action = listOfNotNull(key, button).joinToString(" ") { toHex(it.toByteArray()) }
    return Intent(context, to).setAction(action).putExtra(KEY, key).putExtra(BUTTON, button)
}

/** Notes the tap that an intent tells of, and its notice goes. What cannot be written down leaves it, to be tapped again. */
internal fun noteTap(context: Context, intent: Intent) {
    val key = intent.getStringExtra(KEY) ?: return
    try {
        Radio.of(context).taps.note(Tap(key, intent.getStringExtra(BUTTON), System.currentTimeMillis()))
    } catch (_: SQLiteException) {
        return
    }
    Notices(context).withdraw(key)
}
