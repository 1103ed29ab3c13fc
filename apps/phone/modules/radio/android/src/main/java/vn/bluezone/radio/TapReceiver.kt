package vn.bluezone.radio

import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent

/** Notes a tap on a button that does not open the app. A resident's tap also lets the service start. */
class TapReceiver : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) {
        noteTap(context, intent)
        RadioService.turn(context)
    }
}
