/**
 * Temporary exposure keys: the secret of a phone for one day, published when its holder tests positive.
 * GAEN cryptography specification, "Temporary Exposure Key"; closing a key early lets its holder share it the same day.
 */
import { Enin, eninStart, INTERVAL, INTERVALS_PER_DAY, type Instant, plus, utcDayStart } from "../time.ts";

declare const valid: unique symbol;

/** A key and the intervals whose identifiers are derived from it. Made by `tek`, so it is within the limits. */
export interface Tek {
  /** 16 random bytes, secret until published. */
  readonly key: Uint8Array;
  /** The first interval. */
  readonly rollingStart: Enin;
  /** How many intervals, 1 … 144. */
  readonly rollingPeriod: number;
  readonly [valid]: "Tek";
}

/** The length of a key, of the keys derived from it and of an identifier, in bytes. */
export const KEY_LENGTH = 16;

/**
 * A key from its parts; the bytes are copied. Throws RangeError unless there are 16 bytes, 1 … 144 intervals, and the
 * last interval is an ENIN.
 */
export function tek(key: Uint8Array, rollingStart: Enin, rollingPeriod: number): Tek {
  if (key.length !== KEY_LENGTH) throw new RangeError(`a key has 16 bytes, not ${key.length}`);
  if (!Number.isInteger(rollingPeriod) || rollingPeriod < 1 || rollingPeriod > INTERVALS_PER_DAY)
    throw new RangeError(`a rolling period is an integer from 1 to 144, not ${rollingPeriod}`);
  Enin(rollingStart + rollingPeriod - 1);
  return { key: Uint8Array.from(key), rollingStart, rollingPeriod } as Tek;
}

/**
 * The key of the whole UTC day that holds `enin`, from 16 bytes that the caller's random source gave for nothing else.
 *
 * @example
 * ```ts
 * import { closeEarly, tekForDay } from "@bluezone/protocol/identity/tek";
 * import { eninAt, parseInstant } from "@bluezone/protocol/time";
 *
 * const now = eninAt(parseInstant("2020-12-27T14:30:00+07:00"));
 * const key = tekForDay(crypto.getRandomValues(new Uint8Array(16)), now);
 * [key.rollingStart, key.rollingPeriod]; // → [2681712, 144]
 * closeEarly(key, now).rollingPeriod; // → 46
 * ```
 */
export const tekForDay = (randomBytes: Uint8Array, enin: Enin): Tek =>
  tek(randomBytes, utcDayStart(enin), INTERVALS_PER_DAY);

/** The end of the last interval, exclusive. */
export const tekEnd = (t: Tek): Instant => plus(eninStart(lastInterval(t)), INTERVAL);

/** The last interval that belongs to the key. */
export const lastInterval = (t: Tek): Enin => Enin(t.rollingStart + t.rollingPeriod - 1);

/** The same key, ending with the interval `at`. Throws RangeError when `at` is not one of the key's intervals. */
export function closeEarly(t: Tek, at: Enin): Tek {
  if (at < t.rollingStart || at > lastInterval(t))
    throw new RangeError(
      `interval ${at} is outside the key's ${t.rollingStart} … ${lastInterval(t)}: it cannot close there`,
    );
  return tek(t.key, t.rollingStart, at - t.rollingStart + 1);
}

/** The key after a closed one: from the next interval until 24:00 UTC of that interval's day. Its bytes are fresh random ones. */
export function successor(closed: Tek, randomBytes: Uint8Array): Tek {
  const start = Enin(lastInterval(closed) + 1);
  return tek(randomBytes, start, utcDayStart(start) + INTERVALS_PER_DAY - start);
}
