/** Puts right what keeps this phone's radio silent, as far as its system lets an app. */
import type { Mendable } from "@bluezone/device/handle";
import { askPermission } from "../adapters/system/permissions.ts";
import { openSettings } from "../adapters/system/system.ts";

/** Resolves when the system has been asked; whether it did it shows in the phone's state. */
export async function mend(what: Mendable): Promise<void> {
  if (what === "bluetooth") {
    await openSettings("bluetooth");
    return;
  }
  if (what === "permission" && (await askPermission("bluetooth")) !== "blocked") return;
  await openSettings("app");
}
