/**
 * Minute records of what was heard: one for each identifier and minute, however often its advert came in. A record keeps what
 * exposure windows need and no more (docs/protocol/04-sightings-and-validity.md#minute-records): when, how loud, and how much
 * listening time a first record stands for.
 */
import { equalBytes } from "../bytes.ts";
import { type Duration, type Instant, Minutes } from "../time.ts";

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
 * The record after more readings of the same identifier in the same minute, gathered in a record of their own; `undefined` before
 * the first. It is as if they had come one by one. Which minute that is says the caller's clock. Throws RangeError for a value
 * that no radio reports, TypeError when the readings are another identifier's.
 */
export function mergeReadings<Moment>(
  sighting: Sighting<Moment> | undefined,
  more: Sighting<Moment>,
): Sighting<Moment> {
  const { rpi, aem, at, count, meanRssi, bestRssi, sinceLastScan } = more;
  if (rpi.length !== 16) throw new RangeError(`an identifier has 16 bytes, not ${rpi.length}`);
  if (aem.length !== 4) throw new RangeError(`encrypted metadata has 4 bytes, not ${aem.length}`);
  if (!(Number.isInteger(count) && count >= 1))
    throw new RangeError(`a record has 1 reading or more, not ${count}`);
  for (const rssi of [meanRssi, bestRssi])
    if (!(rssi >= -127 && rssi <= 20))
      throw new RangeError(`a signal strength is between -127 and 20 dBm, not ${rssi}`);
  if (!(sinceLastScan >= 0))
    throw new RangeError(`the time since the last scan is 0 or more, not ${sinceLastScan}`);
  if (sighting === undefined) {
    const capped = sinceLastScan < MAX_SCAN_GAP ? sinceLastScan : MAX_SCAN_GAP;
    return { rpi, aem, at, count, meanRssi, bestRssi, sinceLastScan: capped };
  }
  if (!equalBytes(sighting.rpi, rpi))
    throw new TypeError("a reading joins a record of its own identifier only");
  const all = sighting.count + count;
  return {
    ...sighting,
    count: all,
    meanRssi: sighting.meanRssi + ((meanRssi - sighting.meanRssi) * count) / all,
    bestRssi: Math.max(sighting.bestRssi, bestRssi),
  };
}

/** The record after one more reading; as `mergeReadings`. */
export const mergeReading = <Moment>(
  sighting: Sighting<Moment> | undefined,
  { rssi, ...reading }: Reading<Moment>,
): Sighting<Moment> => mergeReadings(sighting, { ...reading, count: 1, meanRssi: rssi, bestRssi: rssi });
