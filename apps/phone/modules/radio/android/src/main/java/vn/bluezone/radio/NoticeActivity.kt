package vn.bluezone.radio

import android.app.Activity
import android.os.Bundle

/**
 * Notes a tap that opens the app, opens it, and is gone before anything is drawn. An activity, since from Android 12 on no receiver may
 * open one; not the app's own, since that is open to other apps, who could tell of taps, and is begun again with the same intent
 * after a kill.
 */
class NoticeActivity : Activity() {
    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        noteTap(this, intent)
        packageManager.getLaunchIntentForPackage(packageName)?.let { startActivity(it) }
        finish()
    }
}
