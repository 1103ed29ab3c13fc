package vn.bluezone.radio

import android.app.ActivityManager
import android.app.Service
import android.content.Context
import android.content.Intent
import android.content.pm.ServiceInfo
import android.os.Build
import android.os.IBinder

/**
 * Keeps the process alive while the radio is wanted, with a notice that says so. It does nothing itself: the radio is the
 * process's (`Radio`).
 */
class RadioService : Service() {
    override fun onStartCommand(intent: Intent?, flags: Int, startId: Int): Int {
        val radio = Radio.of(this)
        // Shown first, also where it then stops: Android ends an app whose service was started and did not show itself.
        if (!show(radio) || !radio.isWanted) {
            radio.isServed = false
            // Only if nobody started it again meanwhile.
            stopSelf(startId)
            return START_NOT_STICKY
        }
        isShown = true
        if (intent?.action == TAPPED) radio.watch.isFromBehind = false
        radio.isServed = true
        Notices(this).withdrawStopped()
        radio.look()
        setAlarm(this)
        lookAfter(this)
        return START_STICKY
    }

    override fun onDestroy() {
        isShown = false
        Radio.of(this).isServed = false
        super.onDestroy()
    }

    override fun onBind(intent: Intent?): IBinder? = null

    /** Shows the notice, as what lets this Android scan and call from behind. Gives whether the service may run. */
    private fun show(radio: Radio): Boolean = try {
        when {
            Build.VERSION.SDK_INT >= 31 -> showAs(ServiceInfo.FOREGROUND_SERVICE_TYPE_CONNECTED_DEVICE)
            // Android 10 and 11 let only a service of type "location" hear anybody, and no other needs that type.
            else -> showAs(ServiceInfo.FOREGROUND_SERVICE_TYPE_CONNECTED_DEVICE or ServiceInfo.FOREGROUND_SERVICE_TYPE_LOCATION)
        }
        true
    } catch (_: SecurityException) {
        // Bluetooth was refused meanwhile: no such service may run. One that needs no permission keeps the promise, and goes at once.
        guarded { showAs(ServiceInfo.FOREGROUND_SERVICE_TYPE_SHORT_SERVICE) }
        stopForeground(STOP_FOREGROUND_REMOVE)
        false
    } catch (_: IllegalStateException) {
        sayStopped(this, radio)
        false
    }

    private fun showAs(types: Int) {
        val radio = Radio.of(this)
        val notice = Notices(this).running(radio.watch.lacks(isDeaf(radio)))
        if (Build.VERSION.SDK_INT >= 29) Since29.show(this, RUNNING, notice, types) else startForeground(RUNNING, notice)
    }

    companion object {
        /** What a resident's tap on a notice starts the service with. */
        const val TAPPED = "vn.bluezone.radio.TAPPED"

        /** Whether it has shown its notice. Android ends an app that stops a service before; such a one looks itself if it is wanted. */
        @Volatile
        var isShown = false
            private set

        /**
         * Starts the service if the radio is wanted and could work, ends it if not. From Android 12 on no app may start one from
         * behind except in a few moments (README): at any other the radio is "stopped", and the resident is told.
         */
        fun turn(context: Context) {
            val radio = Radio.of(context)
            val service = Intent(context, RadioService::class.java)
            val refused = radio.phone.readiness().let { it == Readiness.REFUSED || it == Readiness.ABSENT }
            if (!radio.isWanted || refused) {
                if (isShown) context.stopService(service)
                radio.isServed = false
                Notices(context).withdrawStopped()
                return
            }
            if (radio.isServed && !(isDeaf(radio) && isInFront())) return
            try {
                context.startForegroundService(service)
                radio.watch.isFromBehind = needsFront && !isInFront()
                // As good as there: it comes a moment later, and says so when it may not run.
                radio.isServed = true
            } catch (_: IllegalStateException) {
                sayStopped(context, radio)
            }
        }

        /**
         * Whether the service runs and hears nobody, since it was started from behind: on Android 11 it hears from the next start in
         * front on, which the app makes as soon as it is opened.
         */
        fun isDeaf(radio: Radio): Boolean = needsFront && radio.watch.isFromBehind

        /** Android 11 alone: there a scan asks for a place "while in use", and a service that was started from behind is not in use. */
        private val needsFront: Boolean get() = Build.VERSION.SDK_INT == 30

        private fun isInFront(): Boolean {
            val process = ActivityManager.RunningAppProcessInfo()
            ActivityManager.getMyMemoryState(process)
            return process.importance <= ActivityManager.RunningAppProcessInfo.IMPORTANCE_FOREGROUND
        }

        /** The service may not run now. Said where the resident could help, and no more often than is bearable. */
        private fun sayStopped(context: Context, radio: Radio) {
            radio.isServed = false
            if (radio.phone.couldWork() && radio.maySayStopped()) Notices(context).stopped()
        }
    }
}
