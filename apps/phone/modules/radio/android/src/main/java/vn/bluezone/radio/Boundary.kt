package vn.bluezone.radio

import android.app.AlarmManager
import android.content.Context
import android.os.Handler
import android.os.PowerManager
import vn.bluezone.radio.engine.Counts

/** How long the processor stays on for a change of identity, milliseconds: Bluetooth answers from a process of its own. */
private const val CHANGE = 5_000L
private const val NAME = "bluezone:identity"

/**
 * Wakes the processor when the identity is over, and keeps it on for a moment. An exact alarm that a listener hears needs no permission;
 * one of an app without battery optimisation also comes in deep sleep (AOSP, frameworks/base, `AlarmManagerService`: `set`). All on the
 * handler's thread; nothing throws.
 */
class Boundary(
    context: Context,
    private val handler: Handler,
    private val counts: Counts,
    private val reached: () -> Unit,
) : AlarmManager.OnAlarmListener {
    private val alarms = context.getSystemService(Context.ALARM_SERVICE) as AlarmManager
    private val awake = (context.getSystemService(Context.POWER_SERVICE) as PowerManager)
        .newWakeLock(PowerManager.PARTIAL_WAKE_LOCK, NAME)
        .apply { setReferenceCounted(false) }
    private var set: Long? = null

    /** The identity is over then, monotonic milliseconds; null: none is. */
    fun at(moment: Long?) {
        if (moment == set) return
        val done = guarded(counts) {
            if (moment == null) alarms.cancel(this)
            else alarms.setExact(AlarmManager.ELAPSED_REALTIME_WAKEUP, moment, NAME, this, handler)
        }
        set = moment.takeIf { done }
    }

    /** Keeps the processor on for a moment: something woke it that another change may follow. For any thread. */
    fun hold() {
        guarded(counts) { awake.acquire(CHANGE) }
    }

    override fun onAlarm() {
        set = null
        hold()
        reached()
    }
}
