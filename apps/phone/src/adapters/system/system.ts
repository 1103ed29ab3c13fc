/** What the phone's system does for the app: dialler, settings, browser. */
import { Linking, Platform } from "react-native";
import { radioModule } from "../../../modules/radio/index.ts";
import { ANDROID_ACTIONS, type OpenedSettings, type SettingsPage } from "./settings-page.ts";
import { httpsAddress, telAddress } from "./way-out.ts";

const opens = async (address: string): Promise<boolean> =>
  Linking.openURL(address).then(
    () => true,
    () => false,
  );

/** Opens the dialler with a number; the resident presses call. False where there is none. Rejects with RangeError for no number. */
export const openDialler = async (number: string): Promise<boolean> => opens(telAddress(number));

/** Opens an https address in the browser. False when nothing could. Rejects with RangeError for any other address. */
export const openAddress = async (address: string): Promise<boolean> => opens(httpsAddress(address));

/** Opens a page of the settings, or the app's own where there is no way to it. */
export async function openSettings(page: SettingsPage): Promise<OpenedSettings> {
  if (page !== "app" && Platform.OS === "android") {
    try {
      if (page !== "maker") await Linking.sendIntent(ANDROID_ACTIONS[page]);
      if (page !== "maker" || (await radioModule()?.openMakerPage())) return "opened";
    } catch {
      // This maker has no such page.
    }
  }
  try {
    await Linking.openSettings();
    return page === "app" ? "opened" : "app-page";
  } catch {
    return "unavailable";
  }
}

/** Prints what is shown. Not available on a phone. */
export const printView = (): "printed" | "unavailable" => "unavailable";
