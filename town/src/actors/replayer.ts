/** An antenna of somebody who means no good: it picks up what a phone says, and says it again elsewhere or later. */
import { encodeAdvert, encodeScanResponse } from "@bluezone/protocol/air/frame";
import { aemKey, sealMetadata } from "@bluezone/protocol/identity/aem";
import { rpi, rpiKey } from "@bluezone/protocol/identity/rpi";
import { type Enin, type Instant, minus, Seconds } from "@bluezone/protocol/time";
import type { Air, Emission } from "@bluezone/radio/air/air";
import { Metres } from "@bluezone/radio/air/distance";
import { MEAN_PHONE } from "@bluezone/radio/air/phone-offsets";

/** As loud as a phone may claim to be heard: the metadata of a derived frame says this, whole dBm. */
const TX_POWER = -13;

export class Replayer {
  readonly #air: Air;
  readonly #id: string;

  /** Puts the antenna into the air, silent and far from everybody; `id` names it there, for `Town.put`. */
  constructor(air: Air, id: string) {
    this.#air = air;
    this.#id = id;
    air.add({
      id,
      position: { x: Metres(-1_000_000), y: Metres(-1_000_000) },
      carriage: "hand",
      offsets: MEAN_PHONE,
      emission: null,
      place: "open-air",
    });
  }

  /** The newest whole frame heard in the 4 seconds before `now`; undefined when nobody is near. */
  hear(now: Instant): Emission | undefined {
    const heard = this.#air.scan(this.#id, minus(now, Seconds(4)), now).findLast((r) => r.scanResponse);
    return (
      heard && {
        advert: heard.advert,
        scanResponse: heard.scanResponse as Uint8Array,
        address: heard.address,
      }
    );
  }

  /** From now on sends this; null is silence. */
  say(emission: Emission | null): void {
    this.#air.antenna(this.#id).emission = emission;
  }
}

/** The frame that a phone with this key sends in an interval, as anybody who has the key can make it. */
export function derivedFrame(key: Uint8Array, enin: Enin): Emission {
  const identifier = rpi(rpiKey(key), enin);
  const aem = sealMetadata(aemKey(key), identifier, { version: "1.1", confidence: 3, txPower: TX_POWER });
  return {
    advert: encodeAdvert(identifier),
    scanResponse: encodeScanResponse({ rpi: identifier, aem }),
    address: identifier.slice(0, 6),
  };
}
