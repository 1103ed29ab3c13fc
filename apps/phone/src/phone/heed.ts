/** Heeds taps on notices, with and without a screen. */
import type { PhoneHandle } from "@bluezone/device/handle";
import type { NoticeTap } from "../../modules/radio/face.ts";
import { type Errand, errandOf } from "./errand.ts";
import { timer } from "./timer.ts";

const waiting: Errand[] = [];

/** Does on the phone what was tapped and needs no screen; the rest waits for one. Rejects as the phone's tap does. */
export async function heedTaps(phone: PhoneHandle, taps: readonly NoticeTap[]): Promise<void> {
  const errands = taps.map((tap) => errandOf(tap, timer.now()));
  waiting.push(...errands.filter((one) => one !== null && one.is !== "quiet"));
  if (errands.some((one) => one?.is === "quiet")) await phone.tap.noMoreRemindersToday();
}

/** Takes what waits for a screen, oldest first. */
export const takeErrands = (): readonly Errand[] => waiting.splice(0);
