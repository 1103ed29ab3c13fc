package vn.bluezone.radio

import android.app.AlarmManager
import android.app.PendingIntent
import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import android.os.Build
import android.os.SystemClock

/** How often it is looked whether the service still runs. Android makes it longer while the phone lies still. */
private const val EVERY = 15 * 60_000L
private const val ALARM = "vn.bluezone.radio.ALARM"
private const val SCAN = "vn.bluezone.radio.SCAN"

/** By name: the class needs React Native, which the rest of the radio does without. */
private const val BEHIND_SERVICE = "vn.bluezone.radio.BehindService"

/** What may start the radio again without the app: a boot, an update, a change of clock, zone or language, the alarm, the first phone near. */
class WakeReceiver : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) {
        val radio = Radio.of(context)
        radio.woken()
        RadioService.turn(context)
        if (!radio.isWanted || intent.action == SCAN) return
        setAlarm(context)
        lookAfter(context)
    }
}

/**
 * Looks for what a radio that runs lacks and only the app can give: JavaScript runs behind, without network, before identities run out;
 * where that does not help, or the radio is deaf, the resident is asked to open the app.
 */
fun lookAfter(context: Context) {
    val radio = Radio.of(context)
    // Only beside a service in the foreground may another be started from behind.
    if (!radio.isWanted || !RadioService.isShown) return
    if (radio.watch.mayAwaken()) awaken(context)
    val isDeaf = RadioService.isDeaf(radio)
    val isAsked = radio.watch.mayAskToOpen(isDeaf)
    val notices = Notices(context)
    notices.update(radio.watch.lacks(isDeaf))
    if (isAsked && radio.phone.couldWork()) notices.open()
}

private fun awaken(context: Context) {
    try {
        context.startService(Intent().setClassName(context, BEHIND_SERVICE))
    } catch (_: IllegalStateException) {
        // Nothing may be started from behind just now; the alarm comes back to it.
    }
}

/** Sets the alarm that looks after the service; the next one takes the place of the one before. */
fun setAlarm(context: Context) {
    val alarms = context.getSystemService(Context.ALARM_SERVICE) as AlarmManager
    val at = SystemClock.elapsedRealtime() + EVERY
    alarms.setAndAllowWhileIdle(AlarmManager.ELAPSED_REALTIME_WAKEUP, at, wake(context, ALARM, PendingIntent.FLAG_IMMUTABLE))
}

/** What the system sends when it hears somebody. */
fun byScan(context: Context): PendingIntent =
    // The system writes what it heard into it; nobody reads that.
    wake(context, SCAN, if (Build.VERSION.SDK_INT >= 31) PendingIntent.FLAG_MUTABLE else 0)

private fun wake(context: Context, action: String, mutability: Int): PendingIntent {
    val intent = Intent(context, WakeReceiver::class.java).setAction(action)
    return PendingIntent.getBroadcast(context, 0, intent, PendingIntent.FLAG_UPDATE_CURRENT or mutability)
}
