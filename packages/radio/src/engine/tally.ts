/** What one scan heard, one record an identity: how often, how loud on average and at best. */
import { SHORT_ID_LENGTH } from "@bluezone/protocol/air/frame";
import { toHex } from "@bluezone/protocol/bytes";
import type { Duration } from "@bluezone/protocol/time";

/** One identity in one scan. */
export interface ScanRecord {
  /** The first reading, monotonic time of this boot. */
  readonly at: Duration;
  /** How much listening the scan stands for. */
  readonly gap: Duration;
  /** Readings, 1 or more. */
  readonly count: number;
  /** dBm, the mean not rounded. */
  readonly meanRssi: number;
  readonly bestRssi: number;
  /** The sender's radio address or its stand-in, 6 bytes. */
  readonly address: Uint8Array;
  /** AD structures as they came; empty when the payload came over a link alone. */
  readonly advert: Uint8Array;
  readonly scanResponse: Uint8Array | null;
  /** The 20 bytes that these readings belong to; null while only the short id in the advert is known. */
  readonly payload: Uint8Array | null;
}

/** What no radio reports is not a level. */
export const isLevel = (rssi: number | null): rssi is number => rssi !== null && rssi >= -127 && rssi <= 20;

/** Identities that are counted in one scan at most; a full stadium has fewer, a flood of made-up ones stops here. */
export const MOST_IN_A_SCAN = 5_000;

type Counting = Omit<ScanRecord, "gap" | "meanRssi"> & { sum: number };

export class Tally {
  readonly #counting = new Map<string, Counting>();
  #waited = new Set<string>();

  /** One reading. `key` names what is counted together: an identity, or an address that nobody knows yet. */
  add(
    key: string,
    reading: Omit<ScanRecord, "gap" | "count" | "meanRssi" | "bestRssi"> & { rssi: number },
  ): void {
    const { rssi, ...one } = reading;
    const before = this.#counting.get(key);
    if (!before) {
      if (this.#counting.size < MOST_IN_A_SCAN)
        this.#counting.set(key, { ...one, count: 1, sum: rssi, bestRssi: rssi });
      return;
    }
    this.#counting.set(key, {
      ...before,
      count: before.count + 1,
      sum: before.sum + rssi,
      bestRssi: Math.max(before.bestRssi, rssi),
      scanResponse: one.scanResponse ?? before.scanResponse,
    });
  }

  /**
   * The payload of an address is known now: its readings, so far those of an address or of a short id, are that payload's.
   * @returns whether there were any.
   */
  resolve(address: Uint8Array, payload: Uint8Array): boolean {
    const name = toHex(address);
    const known = name + toHex(payload);
    if (this.#counting.has(known)) return true;
    const short = name + toHex(payload.subarray(0, SHORT_ID_LENGTH));
    const [before] = [name, short].filter((key) => this.#counting.has(key));
    if (before === undefined) return false;
    const waiting = this.#counting.get(before)!;
    this.#counting.delete(before);
    this.#counting.set(known, { ...waiting, payload });
    return true;
  }

  /**
   * The records of a scan that is over, in order of hearing. Who is still only an address waits for one scan more: a link may be
   * about to tell.
   */
  end(gap: Duration): ScanRecord[] {
    const known = [...this.#counting].filter(([key]) => !isAddress(key));
    for (const [key] of this.#counting)
      if (!isAddress(key) || this.#waited.has(key)) this.#counting.delete(key);
    this.#waited = new Set(this.#counting.keys());
    return known.map(([, { sum, count, ...one }]) => ({ ...one, count, gap, meanRssi: sum / count }));
  }
}

const ADDRESS_DIGITS = 12;
const isAddress = (key: string): boolean => key.length === ADDRESS_DIGITS;
