package vn.bluezone.radio

import android.app.Notification
import android.app.Service
import android.content.Context

/**
 * What Android has since API 29. The native check lets a class with this ending use it; each line that names one asks for the level
 * first.
 */
object Since29 {
    /** The service is in the foreground as these types, or throws as Android does (`Service.startForeground`). */
    fun show(service: Service, id: Int, notice: Notification, types: Int) = service.startForeground(id, notice, types)
}

/** What Android has since API 30. */
object Since30 {
    /** Whether the system leaves this app's permissions alone however long nobody opens it. */
    fun keepsPermissions(context: Context): Boolean = context.packageManager.isAutoRevokeWhitelisted
}
