/** Lets a phone hear a key's identifiers, as if its holder stood beside it. */
import { encodeAdvert, encodeScanResponse } from "@bluezone/protocol/air/frame";
import { aemKey, sealMetadata } from "@bluezone/protocol/identity/aem";
import { rpi, rpiKey } from "@bluezone/protocol/identity/rpi";
import type { Tek } from "@bluezone/protocol/identity/tek";
import type { Duration, Enin, Instant } from "@bluezone/protocol/time";
import { eninAt } from "@bluezone/protocol/time";
import type { Person } from "./person.ts";

/** For `length` the phone hears the identifiers of `key`, of the interval that `which` says (by default the running one). */
export async function hears(
  person: Person,
  key: Tek,
  length: Duration,
  { rssi = -60, which = eninAt }: { rssi?: number; which?: (now: Instant) => Enin } = {},
): Promise<void> {
  await person.pass(length, () => {
    const identifier = rpi(rpiKey(key.key), which(person.clock.now()));
    const aem = sealMetadata(aemKey(key.key), identifier, { version: "1.1", confidence: 3, txPower: -12 });
    person.radio.hear({
      rssi,
      advert: encodeAdvert(identifier),
      scanResponse: encodeScanResponse({ rpi: identifier, aem }),
    });
  });
}
