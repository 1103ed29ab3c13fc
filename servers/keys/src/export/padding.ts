/**
 * Padding: keys that never existed, among real ones. Bytes, number and every choice come from an HMAC of the day's secret,
 * so that a window written twice is the same and nothing of it is stored; without the secret it is random.
 */
import { createHmac, createSecretKey } from "node:crypto";
import { KEY_LENGTH } from "@bluezone/protocol/identity/tek";
import type { Enin } from "@bluezone/protocol/time";

/** A file with a real key has at least this many keys, and a random number 0 … 50 more. */
export const MINIMUM = 150;
const MORE = 50;

/** The padding of one window. */
export type Padding = {
  /** The bytes of padding key `place`. */
  key(place: number): Uint8Array;
  /** How many padding keys go with `real` real ones: none when there are none. `list` is `keys` or `revised`. */
  count(list: "keys" | "revised", real: number): number;
  /** A number 0 … bound−1, the same for the same question. */
  choice(about: string, place: number, bound: number): number;
};

export function paddingOf(secret: Uint8Array, shard: string, ends: Enin): Padding {
  // Made once: of bytes Node makes a key at each call, which takes five times as long as the rest.
  const key = createSecretKey(secret);
  const draw = (about: string, place: number): Buffer =>
    createHmac("sha256", key).update(`${shard}/${ends}/${about}/${place}`).digest();
  // 48 bits for a bound of a few thousand: the unevenness is below one in a billion.
  const choice: Padding["choice"] = (about, place, bound) => draw(about, place).readUIntBE(0, 6) % bound;
  return {
    choice,
    key: (place) => new Uint8Array(draw("key", place).subarray(0, KEY_LENGTH)),
    count: (list, real) =>
      real === 0 ? 0 : Math.max(0, MINIMUM - real) + choice(`count-${list}`, 0, MORE + 1),
  };
}
