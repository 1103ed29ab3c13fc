package vn.bluezone.radio

import android.app.Notification
import android.app.NotificationChannel
import android.app.NotificationManager
import android.app.PendingIntent
import android.content.Context

private const val QUIET = "radio"
private const val NOTICES = "notices"

/** Notices of this phone to its resident. Their texts may stand on a lock screen. */
class Notices(private val context: Context) {
    private val manager = context.getSystemService(Context.NOTIFICATION_SERVICE) as NotificationManager

    /** The notice of the service: without a sound, and there as long as the service runs. */
    fun running(): Notification {
        channel(QUIET, R.string.bluezone_radio_channel, NotificationManager.IMPORTANCE_LOW)
        return builder(QUIET, context.getString(R.string.bluezone_radio_running), null).setOngoing(true).build()
    }

    /** Posts a notice; a newer one of the same key takes its place. Nothing happens when notices are not allowed. */
    fun post(key: String, title: String, body: String) {
        channel(NOTICES, R.string.bluezone_notices_channel, NotificationManager.IMPORTANCE_HIGH)
        manager.notify(key, 0, builder(NOTICES, title, body).setAutoCancel(true).build())
    }

    private fun builder(channel: String, title: String, body: String?): Notification.Builder {
        val builder = Notification.Builder(context, channel)
            .setSmallIcon(android.R.drawable.stat_sys_data_bluetooth)
            .setContentTitle(title)
            .setVisibility(Notification.VISIBILITY_PUBLIC)
        body?.let { builder.setContentText(it) }
        context.packageManager.getLaunchIntentForPackage(context.packageName)?.let {
            builder.setContentIntent(PendingIntent.getActivity(context, 0, it, PendingIntent.FLAG_IMMUTABLE))
        }
        return builder
    }

    private fun channel(id: String, name: Int, importance: Int) {
        val channel = NotificationChannel(id, context.getString(name), importance)
        channel.setShowBadge(false)
        manager.createNotificationChannel(channel)
    }
}
