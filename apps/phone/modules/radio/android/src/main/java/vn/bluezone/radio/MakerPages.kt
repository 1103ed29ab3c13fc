package vn.bluezone.radio

import android.content.ComponentName

private const val COLOROS = "com.coloros.safecenter"
private const val HUAWEI = "com.huawei.systemmanager"

/**
 * Pages by makers, newer ones first. None of them is documented: the names are those that AutoStarter (`AutoStartPermissionHelper.kt`,
 * MIT) and dontkillmyapp.com have collected, and a version of a maker's system may lack each.
 */
private val PAGES: Map<String, List<Pair<String, String>>> = mapOf(
    "xiaomi" to listOf("com.miui.securitycenter" to "com.miui.permcenter.autostart.AutoStartManagementActivity"),
    "oppo" to listOf(
        COLOROS to "com.coloros.safecenter.startupapp.StartupAppListActivity",
        COLOROS to "com.coloros.safecenter.permission.startup.StartupAppListActivity",
        "com.oppo.safe" to "com.oppo.safe.permission.startup.StartupAppListActivity",
    ),
    "vivo" to listOf(
        "com.vivo.permissionmanager" to "com.vivo.permissionmanager.activity.BgStartUpManagerActivity",
        "com.iqoo.secure" to "com.iqoo.secure.ui.phoneoptimize.BgStartUpManager",
        "com.iqoo.secure" to "com.iqoo.secure.ui.phoneoptimize.AddWhiteListActivity",
    ),
    "huawei" to listOf(
        HUAWEI to "com.huawei.systemmanager.startupmgr.ui.StartupNormalAppListActivity",
        HUAWEI to "com.huawei.systemmanager.appcontrol.activity.StartupAppControlActivity",
        HUAWEI to "com.huawei.systemmanager.optimize.process.ProtectActivity",
    ),
    "samsung" to listOf("com.samsung.android.lool" to "com.samsung.android.sm.ui.battery.BatteryActivity"),
)

/** Makers under the name whose system their phones have. */
private val SAME_SYSTEM = mapOf("redmi" to "xiaomi", "poco" to "xiaomi", "realme" to "oppo", "iqoo" to "vivo", "honor" to "huawei")

/** Pages on which this maker's phones (`Build.MANUFACTURER`) let an app run behind, to be tried in this order; none for others. */
fun makerPages(maker: String): List<ComponentName> {
    val name = maker.lowercase()
    return PAGES[SAME_SYSTEM[name] ?: name].orEmpty().map { (app, page) -> ComponentName(app, page) }
}
