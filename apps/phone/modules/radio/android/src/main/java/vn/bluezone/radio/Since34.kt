package vn.bluezone.radio

import android.bluetooth.le.AdvertisingSetParameters

/** What Android has since API 34. */
object Since34 {
    /**
     * Whoever connects cannot read the phone's name without a bond, which nobody gets here (AOSP, packages/modules/Bluetooth,
     * system/stack/gap/gap_ble.cc, `GATT_PERM_READ_IF_ENCRYPTED_OR_DISCOVERABLE`). The advert has no flags then.
     */
    fun hideName(of: AdvertisingSetParameters.Builder) {
        of.setDiscoverable(false)
    }
}
