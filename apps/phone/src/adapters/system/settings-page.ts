/** Pages of a system's settings that a resident is sent to, and what stands on the way out of the app. */

/** A page of the settings; "maker": that on which this phone's maker, and no other, lets apps run behind. */
export type SettingsPage = "bluetooth" | "app" | "location" | "date" | "storage" | "battery" | "maker";

/**
 * What came of opening one: the page itself; the app's own page, from where the resident goes on by hand (iOS opens no other); or
 * nothing, where there is none.
 */
export type OpenedSettings = "opened" | "app-page" | "unavailable";

/** Android's actions, `android.provider.Settings`. The app's own page needs none, a maker's has none. */
export const ANDROID_ACTIONS: Readonly<Record<Exclude<SettingsPage, "app" | "maker">, string>> = {
  bluetooth: "android.settings.BLUETOOTH_SETTINGS",
  location: "android.settings.LOCATION_SOURCE_SETTINGS",
  date: "android.settings.DATE_SETTINGS",
  storage: "android.settings.INTERNAL_STORAGE_SETTINGS",
  battery: "android.settings.IGNORE_BATTERY_OPTIMIZATION_SETTINGS",
};
