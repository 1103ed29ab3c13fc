/** The engine in this app, on the adapters of its platform. */
import { calibrationOf } from "@bluezone/device/calibration-of";
import { createPhone } from "@bluezone/device/create-phone";
import type { PhoneHandle } from "@bluezone/device/handle";
import { type KeptPhone, keepPhone } from "@bluezone/device/kept-phone";
import { UNASSIGNED_COMPANY } from "@bluezone/protocol/air/frame";
import { openBattery } from "../adapters/device/battery.ts";
import { openClock } from "../adapters/device/clock.ts";
import { openRandom } from "../adapters/device/random.ts";
import { openUnpacking } from "../adapters/device/unpacking.ts";
import { openTransport } from "../adapters/network/transport.ts";
import { openUnmetered } from "../adapters/network/unmetered.ts";
import { askForWorkBehind } from "../adapters/notice/behind.ts";
import { openNotifier } from "../adapters/notice/notifier.ts";
import { openMatcher } from "../adapters/radio/matcher.ts";
import { openRadio } from "../adapters/radio/radio.ts";
import { openStore } from "../adapters/store/store.ts";
import { guardWords } from "../words/guard-words.ts";
import { noticeWords } from "../words/notice-words.ts";
import { mend } from "./mend.ts";
import { builtIn, seekingHidden } from "./settings.ts";
import { timer } from "./timer.ts";

/** The store's name on this phone. */
const STORE = "bluezone";

let opened: Promise<KeptPhone> | undefined;

/**
 * The phone of this process: opened by its screens or by work behind, whichever comes first, and kept until the process ends. Rejects
 * with a coded error when the store cannot be opened; the next call tries again.
 */
export function localPhone(): Promise<KeptPhone> {
  opened ??= open().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

/** The same for a screen. Screens come and go: closing the handle leaves the phone at work. Rejects as `localPhone`. */
export const openLocalPhone = async (): Promise<PhoneHandle> => ({
  ...(await localPhone()),
  close: () => undefined,
});

async function open(): Promise<KeptPhone> {
  const { servers, settings, overflowBit } = builtIn();
  const random = openRandom();
  const clock = openClock(random);
  const [matcher, unpacking] = [openMatcher(), openUnpacking()];
  const phone = await createPhone(
    {
      clock,
      random,
      radio: openRadio(
        calibrationOf,
        { companyId: settings.companyId ?? UNASSIGNED_COMPANY, ...seekingHidden(overflowBit) },
        guardWords,
      ),
      battery: openBattery(),
      store: await openStore(STORE),
      notifier: openNotifier(noticeWords, clock),
      servers: { ...servers, transport: openTransport() },
      unmetered: { says: openUnmetered(), timer },
      ...(matcher === undefined ? {} : { matcher }),
      ...(unpacking === undefined ? {} : { unpacking }),
    },
    settings,
  );
  askForWorkBehind();
  return keepPhone(phone, { timer, mend });
}
