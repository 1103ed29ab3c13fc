/**
 * Short ids and the payloads that resolve them. Six bytes of an identifier name it well enough within one interval, but
 * never match a key alone: readings of a short id wait for a payload with that beginning, heard in the same interval.
 */
import { equalBytes, toHex } from "../bytes.ts";
import { between, type Duration, eninAt, type Instant, Minutes } from "../time.ts";
import { type Payload, shortIdOf } from "./frame.ts";

/** How long readings of a short id wait for its payload: 20 minutes from the first. */
export const SHORT_ID_WAIT: Duration = Minutes(20);
/** How many readings and payloads are kept at most; beyond, the oldest short ids go first. A busy room has a few hundred. */
export const MAX_KEPT = 50_000;

/** Readings that now have a payload. */
export interface Resolution<Reading> {
  readonly payload: Payload;
  readonly readings: readonly Reading[];
}

type Entry<Reading> = { readonly since: Instant; readonly payloads: Payload[]; readonly readings: Reading[] };

/**
 * Holds readings of short ids until their payload is heard. When two payloads of one interval begin alike (somebody repeats
 * a short id with an end of their own), each gets the readings: only the true one can match a key.
 * Instants are those of hearing, by the listener's clock. What a reading is, only the caller knows.
 */
export class ShortIdResolver<Reading> {
  readonly #entries = new Map<string, Entry<Reading>>();
  #kept = 0;

  /** A short id was heard at `at`: the payloads already known for it, each with this reading; none while it waits. */
  hearShortId(shortId: Uint8Array, at: Instant, reading: Reading): readonly Resolution<Reading>[] {
    const entry = this.#entry(shortId, at);
    // Kept although resolved: a second payload may come that is the true one.
    entry.readings.push(reading);
    this.#kept += 1;
    this.#makeRoom();
    return entry.payloads.map((payload) => ({ payload, readings: [reading] }));
  }

  /** A payload was heard at `at`: its own reading and, when it is new in this interval, those that waited, in order of hearing. */
  hearPayload(payload: Payload, at: Instant, reading: Reading): Resolution<Reading> {
    const entry = this.#entry(shortIdOf(payload.rpi), at);
    if (entry.payloads.some(({ rpi }) => equalBytes(rpi, payload.rpi)))
      return { payload, readings: [reading] };
    const readings = [...entry.readings, reading];
    entry.payloads.push(payload);
    this.#kept += 1;
    this.#makeRoom();
    return { payload, readings };
  }

  /** Drops what has waited for 20 minutes at `now`; also what lies 20 minutes ahead, after a clock was set back. */
  forget(now: Instant): void {
    for (const [id, { since }] of this.#entries)
      if (Math.abs(between(since, now)) >= SHORT_ID_WAIT) this.#drop(id);
  }

  #entry(shortId: Uint8Array, at: Instant): Entry<Reading> {
    const id = `${eninAt(at)} ${toHex(shortId)}`;
    let entry = this.#entries.get(id);
    if (!entry) {
      entry = { since: at, payloads: [], readings: [] };
      this.#entries.set(id, entry);
    }
    return entry;
  }

  #drop(id: string): void {
    const { readings, payloads } = this.#entries.get(id)!;
    this.#kept -= readings.length + payloads.length;
    this.#entries.delete(id);
  }

  #makeRoom(): void {
    for (const id of this.#entries.keys()) {
      if (this.#kept <= MAX_KEPT) return;
      this.#drop(id);
    }
  }
}
