package vn.bluezone.radio

import android.Manifest
import android.content.Context
import android.os.Build
import android.os.PowerManager

/** What stands with a permission (face.ts, `PermissionStatus`). */
enum class Permit(val says: String) {
    GRANTED("granted"),
    ASKABLE("askable"),
    BLOCKED("blocked"),
    NOT_NEEDED("not-needed"),
}

/** What a resident allows, by the names of the face, on this system. */
class Permits(private val context: Context, private val phone: Phone) {
    /** Android's permissions behind a name; none when this system does not know it. */
    fun behind(name: String): List<String> = when (name) {
        "bluetooth" -> phone.bluetoothPermissions()
        "location" -> if (phone.needsLocation) listOf(Manifest.permission.ACCESS_FINE_LOCATION) else emptyList()
        "notifications" -> if (Build.VERSION.SDK_INT >= 33) listOf(Manifest.permission.POST_NOTIFICATIONS) else emptyList()
        else -> emptyList()
    }

    /**
     * What stands with a name that has permissions behind it, with "battery" or with "hibernation". `canAsk`: whether Android would show its question; for
     * a permission that was never asked for it cannot be told, and Expo remembers that.
     */
    fun of(name: String, canAsk: Boolean): Permit {
        if (name == "battery") return if (isUnrestricted()) Permit.GRANTED else Permit.BLOCKED
        if (name == "hibernation") return hibernation()
        val permissions = behind(name)
        return when {
            permissions.isEmpty() -> Permit.NOT_NEEDED
            !permissions.all { phone.isGranted(it) } -> if (canAsk) Permit.ASKABLE else Permit.BLOCKED
            // The permission alone does not help while the switch is off.
            name == "location" && !phone.locationIsOn() -> Permit.BLOCKED
            else -> Permit.GRANTED
        }
    }

    /** From Android 11 on the system takes the permissions of an app that nobody opened for some months, unless it is exempt. */
    private fun hibernation(): Permit {
        if (Build.VERSION.SDK_INT >= 30) return if (Since30.keepsPermissions(context)) Permit.GRANTED else Permit.BLOCKED
        return Permit.NOT_NEEDED
    }

    private fun isUnrestricted(): Boolean =
        (context.getSystemService(Context.POWER_SERVICE) as PowerManager).isIgnoringBatteryOptimizations(context.packageName)
}
