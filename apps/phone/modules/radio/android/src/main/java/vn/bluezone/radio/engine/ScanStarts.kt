package vn.bluezone.radio.engine

private const val MOST_STARTS = 5

/** Android's own figures (AOSP, packages/modules/Bluetooth, `AppScanStats.isScanningTooFrequently`). */
val SCAN_STARTS_WITHIN: Duration = seconds(30)

/** Counts scans that start: Android mutes a program that starts a sixth within 30 s, without a word, whatever the reason was. */
class ScanStarts {
    private val starts = ArrayDeque<Duration>()

    /** How long a scan has to wait; 0: it starts now, and counts. */
    fun take(at: Duration): Duration {
        while (starts.isNotEmpty() && at - starts.first() >= SCAN_STARTS_WITHIN) starts.removeFirst()
        if (starts.size >= MOST_STARTS) return starts.first() + SCAN_STARTS_WITHIN - at
        starts.addLast(at)
        return 0
    }
}
