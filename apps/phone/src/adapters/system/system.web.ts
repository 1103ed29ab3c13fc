/** What a browser does for the page: dialler, links, printing. */
import type { OpenedSettings, SettingsPage } from "./settings-page.ts";
import { httpsAddress, telAddress } from "./way-out.ts";

/** Hands a number to whatever dials here; whether there is anything a page cannot know. Rejects with RangeError for no number. */
export async function openDialler(number: string): Promise<boolean> {
  location.assign(telAddress(number));
  return true;
}

/** Opens an https address in a new tab that knows nothing of this one. Rejects with RangeError for any other address. */
export async function openAddress(address: string): Promise<boolean> {
  window.open(httpsAddress(address), "_blank", "noopener,noreferrer");
  return true;
}

/** A page reaches no settings. */
export const openSettings = async (_page: SettingsPage): Promise<OpenedSettings> => "unavailable";

/** Prints what is shown. Returns when the browser's dialogue is closed; whether paper came out a page cannot know. */
export function printView(): "printed" | "unavailable" {
  window.print();
  return "printed";
}
