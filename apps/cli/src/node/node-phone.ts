/** The phone of a node: the engine on the sealed file, the machine's clock and network, and the radio that it is given. */

import { createPhone } from "@bluezone/device/create-phone";
import { silentNotifier } from "@bluezone/device/doubles/notifier";
import type { PhoneEvent } from "@bluezone/device/event";
import type { Phone } from "@bluezone/device/phone";
import type { Radio } from "@bluezone/device/ports";
import { machineClock } from "@bluezone/device-node/machine-clock";
import { nodeTransport } from "@bluezone/device-node/transport";
import { NODE_UNPACKING } from "@bluezone/device-node/unpacking";
import { systemRandom } from "@bluezone/server-kit/time/random";
import { APP_VERSION, type PhoneHome } from "../phone-home.ts";
import type { SealedFile } from "./sealed-file.ts";
import { sealedStore } from "./sealed-store.ts";

/** What a node's phone is made of. */
export type NodePhoneParts = {
  readonly file: SealedFile;
  readonly home: PhoneHome;
  readonly radio: Radio;
  readonly tell?: (event: PhoneEvent) => void;
};

/** Opens it and lets `use` have it; after that it calls no server any more. */
export async function withNodePhone<T>(
  { file, home, radio, tell }: NodePhoneParts,
  use: (phone: Phone) => Promise<T>,
): Promise<T> {
  const transport = nodeTransport();
  try {
    const phone = await createPhone(
      {
        clock: machineClock,
        random: systemRandom,
        radio,
        battery: { level: () => undefined },
        store: sealedStore(file),
        notifier: silentNotifier(),
        unpacking: NODE_UNPACKING,
        servers: { keysUrl: home.keys, healthUrl: home.health, healthApiKey: home.apiKey, transport },
        ...(tell ? { tell } : {}),
      },
      { appVersion: APP_VERSION, roots: home.roots },
    );
    return await use(phone);
  } finally {
    transport.close();
  }
}
