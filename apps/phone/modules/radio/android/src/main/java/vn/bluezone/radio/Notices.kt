package vn.bluezone.radio

import android.app.Notification
import android.app.NotificationChannel
import android.app.NotificationManager
import android.app.PendingIntent
import android.content.Context
import android.content.Intent

/** Number of the service's notice. Those of JavaScript have their keys. */
const val RUNNING = 1
private const val STOPPED = 2
private const val OPEN = 3

private const val QUIET = "radio"
private const val NOTICES = "notices"
private const val MOST_BUTTONS = 2

/** A button under a notice (face.ts, `NoticeButton`). */
class NoticeButton(val name: String, val title: String, val opens: Boolean)

/** Notices of this phone to its resident. Their texts may stand on a lock screen. */
class Notices(private val context: Context) {
    private val manager = context.getSystemService(Context.NOTIFICATION_SERVICE) as NotificationManager

    /** The notice of the service: without a sound, and there as long as the service runs. */
    fun running(): Notification {
        channel(QUIET, R.string.bluezone_radio_channel, NotificationManager.IMPORTANCE_LOW)
        val builder = builder(QUIET, context.getString(R.string.bluezone_radio_running), null)
        return builder.setContentIntent(theApp()).setOngoing(true).build()
    }

    /**
     * Posts a notice with two buttons at most; a newer one of the same key takes its place. It goes when it or a button is tapped.
     * Nothing happens when notices are not allowed.
     */
    fun post(key: String, title: String, body: String, buttons: List<NoticeButton>) {
        channel(NOTICES, R.string.bluezone_notices_channel, NotificationManager.IMPORTANCE_HIGH)
        val builder = builder(NOTICES, title, body).setAutoCancel(true).setContentIntent(opening(key, null))
        for (button in buttons.take(MOST_BUTTONS)) {
            val tap = if (button.opens) opening(key, button.name) else noting(key, button.name)
            builder.addAction(action(button.title, tap))
        }
        manager.notify(key, 0, builder.build())
    }

    /** The notice of this key goes. */
    fun withdraw(key: String) = manager.cancel(key, 0)

    /** Says that the service was stopped, with a button that starts it again: a resident's tap may. */
    fun stopped() {
        val service = Intent(context, RadioService::class.java).setAction(RadioService.TAPPED)
        val start = PendingIntent.getForegroundService(context, 0, service, PendingIntent.FLAG_IMMUTABLE)
        val builder = aboutThis(R.string.bluezone_stopped_title, R.string.bluezone_stopped_body)
        manager.notify(STOPPED, builder.addAction(action(context.getString(R.string.bluezone_stopped_start), start)).build())
    }

    /** That it was stopped does not hold any more. */
    fun withdrawStopped() = manager.cancel(STOPPED)

    /** Asks to open the app, which alone can give the radio what it lacks. */
    fun open() = manager.notify(OPEN, aboutThis(R.string.bluezone_open_title, R.string.bluezone_open_body).build())

    /** The radio lacks nothing any more. */
    fun withdrawOpen() = manager.cancel(OPEN)

    /** All notices go. That of a running service stays, for the system lets no app take it away. */
    fun forget() = manager.cancelAll()

    /** A notice of the radio about itself, which opens the app. */
    private fun aboutThis(title: Int, body: Int): Notification.Builder {
        channel(NOTICES, R.string.bluezone_notices_channel, NotificationManager.IMPORTANCE_HIGH)
        return builder(NOTICES, context.getString(title), context.getString(body)).setAutoCancel(true).setContentIntent(theApp())
    }

    private fun builder(channel: String, title: String, body: String?): Notification.Builder {
        val builder = Notification.Builder(context, channel)
            .setSmallIcon(android.R.drawable.stat_sys_data_bluetooth)
            .setContentTitle(title)
            .setVisibility(Notification.VISIBILITY_PUBLIC)
        // Large letters need more than the one line that a text has otherwise.
        body?.let { builder.setContentText(it).setStyle(Notification.BigTextStyle().bigText(it)) }
        return builder
    }

    private fun theApp(): PendingIntent? = context.packageManager.getLaunchIntentForPackage(context.packageName)?.let {
        PendingIntent.getActivity(context, 0, it, PendingIntent.FLAG_IMMUTABLE)
    }

    private fun opening(key: String, button: String?): PendingIntent {
        val intent = tapIntent(context, NoticeActivity::class.java, key, button).addFlags(Intent.FLAG_ACTIVITY_NEW_TASK)
        return PendingIntent.getActivity(context, 0, intent, PendingIntent.FLAG_IMMUTABLE)
    }

    private fun noting(key: String, button: String): PendingIntent {
        val intent = tapIntent(context, TapReceiver::class.java, key, button)
        return PendingIntent.getBroadcast(context, 0, intent, PendingIntent.FLAG_IMMUTABLE)
    }

    private fun action(title: String, tap: PendingIntent): Notification.Action =
        Notification.Action.Builder(null, title, tap).build()

    private fun channel(id: String, name: Int, importance: Int) {
        val channel = NotificationChannel(id, context.getString(name), importance)
        channel.setShowBadge(false)
        manager.createNotificationChannel(channel)
    }
}
