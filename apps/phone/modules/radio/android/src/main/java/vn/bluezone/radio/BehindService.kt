package vn.bluezone.radio

import android.content.Intent
import android.os.Handler
import android.os.Looper
import com.facebook.react.HeadlessJsTaskService
import com.facebook.react.bridge.Arguments
import com.facebook.react.jstasks.HeadlessJsTaskConfig

/** The task's name in JavaScript (`src/adapters/behind.ts`). */
private const val TASK = "vn.bluezone.behind"

/** A run that takes longer is given up, in milliseconds; also one whose JavaScript never came up: React Native keeps the processor on. */
private const val LONGEST = 3 * 60_000L

/**
 * Runs the app's JavaScript once, without a screen and without asking for network (`awaken`): what it does then is what it does in any
 * run behind. Android lets it start while the radio's service runs, at a boot and after a tap.
 */
class BehindService : HeadlessJsTaskService() {
    private val handler = Handler(Looper.getMainLooper())
    private val giveUp = Runnable { stopSelf() }

    override fun onStartCommand(intent: Intent?, flags: Int, startId: Int): Int {
        handler.removeCallbacks(giveUp)
        handler.postDelayed(giveUp, LONGEST)
        super.onStartCommand(intent, flags, startId)
        // Not begun again after a kill: were it this run that the system killed for, it would do so again.
        return START_NOT_STICKY
    }

    override fun onDestroy() {
        handler.removeCallbacks(giveUp)
        super.onDestroy()
    }

    override fun getTaskConfig(intent: Intent?): HeadlessJsTaskConfig =
        HeadlessJsTaskConfig(TASK, Arguments.createMap(), LONGEST, isAllowedInForeground = true)
}
