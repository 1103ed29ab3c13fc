/** The engine in this app, on the adapters of its platform. */
import type { PhoneHandle } from "@bluezone/device/handle";
import { keepPhone } from "@bluezone/device/kept-phone";
import { createPhone } from "@bluezone/device/phone";
import { openBattery } from "../adapters/battery.ts";
import { openClock } from "../adapters/clock.ts";
import { openNotifier } from "../adapters/notifier.ts";
import { openRadio } from "../adapters/radio.ts";
import { openRandom } from "../adapters/random.ts";
import { openStore } from "../adapters/store.ts";
import { openTransport } from "../adapters/transport.ts";
import { noticeWords } from "../words/notice-words.ts";
import { mend } from "./mend.ts";
import { builtIn } from "./settings.ts";
import { timer } from "./timer.ts";

/** The store's name on this phone. */
const STORE = "bluezone";

/** Rejects with a coded error when the store cannot be opened. */
export async function openLocalPhone(): Promise<PhoneHandle> {
  const { servers, settings } = builtIn();
  const random = openRandom();
  const clock = openClock(random);
  const phone = await createPhone(
    {
      clock,
      random,
      // No phone has been measured yet: nothing is corrected, and an alert's confidence says so.
      radio: openRadio(() => undefined),
      battery: openBattery(),
      store: await openStore(STORE),
      notifier: openNotifier(noticeWords, clock),
      servers: { ...servers, transport: openTransport() },
    },
    settings,
  );
  return keepPhone(phone, { timer, mend });
}
