package vn.bluezone.radio

import android.app.Service
import android.content.Context
import android.content.Intent
import android.os.IBinder

/**
 * Keeps the process alive while the radio is wanted, with a notice that says so. It does nothing itself: the radio is the
 * process's (`Radio`).
 */
class RadioService : Service() {
    override fun onCreate() {
        super.onCreate()
        val radio = Radio.of(this)
        try {
            startForeground(RUNNING, Notices(this).running())
            isShown = true
            radio.isServed = true
            Notices(this).withdrawStopped()
        } catch (_: SecurityException) {
            // Bluetooth was refused meanwhile: no such service may run.
            radio.isServed = false
            stopSelf()
        } catch (_: IllegalStateException) {
            sayStopped(this)
            stopSelf()
        }
    }

    override fun onStartCommand(intent: Intent?, flags: Int, startId: Int): Int {
        val radio = Radio.of(this)
        if (!radio.isWanted) {
            radio.isServed = false
            stopSelf()
            return START_NOT_STICKY
        }
        radio.look()
        setAlarm(this)
        return START_STICKY
    }

    override fun onDestroy() {
        isShown = false
        Radio.of(this).isServed = false
        super.onDestroy()
    }

    override fun onBind(intent: Intent?): IBinder? = null

    companion object {
        /** Whether it has shown its notice. Android ends an app that stops a service before; such a one looks itself if it is wanted. */
        @Volatile
        private var isShown = false

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
            if (radio.isServed) return
            try {
                context.startForegroundService(service)
                // As good as there: it comes a moment later, and says so when it may not run.
                radio.isServed = true
            } catch (_: IllegalStateException) {
                sayStopped(context)
            }
        }

        /** The service may not run now. Said where the resident could help, and no more often than is bearable. */
        private fun sayStopped(context: Context) {
            val radio = Radio.of(context)
            radio.isServed = false
            val isAble = radio.phone.readiness().let { it == Readiness.ON || it == Readiness.MUTE }
            if (isAble && radio.maySayStopped()) Notices(context).stopped()
        }
    }
}
