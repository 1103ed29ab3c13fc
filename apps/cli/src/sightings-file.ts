/** A log of what was heard, in a file: identifiers and their sightings as GAEN keeps them, as JSON. */
import { z } from "zod";
import { LONGEST_DATA, openJson } from "./input-file.ts";

const hex = (bytes: number) =>
  z.string().regex(new RegExp(`^[0-9a-fA-F]{${2 * bytes}}$`), `${bytes} bytes in hexadecimal are needed`);
/** Unix seconds that an interval number can hold. */
const seconds = z
  .int()
  .min(0)
  .max(600 * 0xffff_ffff);

const Sighting = z.object({
  t: seconds,
  /** dBm, as a radio reports it: one signed byte. */
  rssi: z.number().min(-128).max(127),
  aem: hex(4),
  /** When the scan before began; absent or 0 when that is not known. */
  previous_scan: seconds.optional(),
});
const Record = z.object({ rpi: hex(16), sightings: z.array(z.unknown()) });
const Log = z.object({ records: z.array(z.unknown()) });

/** One identifier, in hexadecimal, and when and how loud it was heard. */
export type LoggedRecord = { readonly rpi: string; readonly sightings: readonly z.output<typeof Sighting>[] };

const FORM = 'a log {"records": [{"rpi": HEX, "sightings": [{"t": unix seconds, "rssi": dBm, "aem": HEX}]}]}';

/** Reads a log; names that are not known are read past. Throws Failure as `readJson` does. */
export async function readSightings(file: string): Promise<readonly LoggedRecord[]> {
  const { value, fit } = await openJson(file, FORM, LONGEST_DATA);
  return fit(value, Log).records.map((record, i) => {
    const { rpi, sightings } = fit(record, Record, `records[${i}]`);
    return {
      rpi,
      sightings: sightings.map((sighting, j) => fit(sighting, Sighting, `records[${i}].sightings[${j}]`)),
    };
  });
}
