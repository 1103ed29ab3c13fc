/** What this phone does while no screen is there. Imported while the app's code loads, for the system may have started it for this alone. */
import { workBehind } from "../adapters/notice/behind.ts";
import { drawTaps } from "../adapters/notice/notice-taps.ts";
import { heedTaps } from "./heed.ts";
import { localPhone } from "./local-phone.ts";

workBehind(async () => {
  const phone = await localPhone();
  await heedTaps(phone, drawTaps());
  await phone.wake();
});
