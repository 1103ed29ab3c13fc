/**
 * Minute records of what was heard: one for each identifier and minute, however often its advert came in.
 * A record keeps what exposure windows need and no more (DESIGN "Listening"): when, how loud, and how much listening
 * time a first record stands for.
 */
import { equalBytes } from "./bytes.ts";
import { type Duration, type Instant, Minutes } from "./time.ts";

/** The most that one scan may stand for, whatever the gap to the scan before: 5 minutes (GAEN's limit as well). */
export const MAX_SCAN_GAP: Duration = Minutes(5);

/**
 * One payload heard once. `Moment` is the listener's way to tell time: an instant, or a boot id with a monotonic time
 * that becomes an instant only when the clock of that boot is proven.
 */
export interface Reading<Moment = Instant> {
  /** Rolling proximity identifier, 16 bytes. */
  readonly rpi: Uint8Array;
  /** Associated encrypted metadata, 4 bytes. */
  readonly aem: Uint8Array;
  readonly at: Moment;
  /** Signal strength in dBm, −127 … 20. */
  readonly rssi: number;
  /** From the start of the scan before to the start of this one; for the first scan after a pause of the radio, the period then in force. */
  readonly sinceLastScan: Duration;
}

/** The readings of one identifier in one minute. */
export interface Sighting<Moment = Instant> {
  readonly rpi: Uint8Array;
  readonly aem: Uint8Array;
  /** The first reading of the minute. */
  readonly at: Moment;
  /** How many readings, 1 or more. */
  readonly count: number;
  /** Arithmetic mean of the readings in dBm, not rounded. */
  readonly meanRssi: number;
  /** The loudest reading in dBm. */
  readonly bestRssi: number;
  /** Of the first reading, at most `MAX_SCAN_GAP`. */
  readonly sinceLastScan: Duration;
}

/**
 * The record after one more reading of the same identifier in the same minute; `undefined` before the first.
 * Which minute that is says the caller's clock. Throws RangeError for a value that no radio reports, TypeError when the
 * reading is another identifier's.
 */
export function mergeReading<Moment>(
  sighting: Sighting<Moment> | undefined,
  reading: Reading<Moment>,
): Sighting<Moment> {
  const { rpi, aem, at, rssi, sinceLastScan } = reading;
  if (rpi.length !== 16) throw new RangeError(`an identifier has 16 bytes, not ${rpi.length}`);
  if (aem.length !== 4) throw new RangeError(`encrypted metadata has 4 bytes, not ${aem.length}`);
  if (!(rssi >= -127 && rssi <= 20))
    throw new RangeError(`a signal strength is between -127 and 20 dBm, not ${rssi}`);
  if (!(sinceLastScan >= 0))
    throw new RangeError(`the time since the last scan is 0 or more, not ${sinceLastScan}`);
  if (sighting === undefined) {
    const capped = sinceLastScan < MAX_SCAN_GAP ? sinceLastScan : MAX_SCAN_GAP;
    return { rpi, aem, at, count: 1, meanRssi: rssi, bestRssi: rssi, sinceLastScan: capped };
  }
  if (!equalBytes(sighting.rpi, rpi))
    throw new TypeError("a reading joins a record of its own identifier only");
  const count = sighting.count + 1;
  return {
    ...sighting,
    count,
    meanRssi: sighting.meanRssi + (rssi - sighting.meanRssi) / count,
    bestRssi: Math.max(sighting.bestRssi, rssi),
  };
}
