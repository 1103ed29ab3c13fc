/**
 * The vehicle data: minutes at each attenuation between pairs of phones in a tram, as mean and standard deviation by
 * pair and session. Leith and Farrell, PLOS ONE 15(9) e0239943 (2020), doi 10.1371/journal.pone.0239943, "Dublin tram":
 * 72 rows, 7 phones, two sessions of 15 minutes and more. Attenuation is GAEN's: calibrated transmit power minus
 * calibrated RSSI. The table is ours.
 */

export type TramRow = {
  /** The two phones, by number. */
  readonly pair: string;
  readonly metres: number;
  readonly minutes: number;
  /** Mean attenuation and its standard deviation in dB, to 0.1; null when the pair was never heard. */
  readonly heard: { readonly mean: number; readonly sd: number } | null;
};

/** Middles of the file's columns in dB: 48–50 … 78–80 by 2, then 80–85, 85–90, 90–100. */
const MIDDLES = [...Array.from({ length: 16 }, (_, i) => 49 + 2 * i), 82.5, 87.5, 95];

const numbers = (text: string): number[][] =>
  text
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => line.trim().split(/\s+/).map(Number));
const tenth = (n: number): number => Math.round(n * 10) / 10;

/** The rows of the three raw files: attenuation durations, distances, pairs. */
export function summariseTram(durations: string, distances: string, pairs: string): TramRow[] {
  const at = numbers(distances);
  const between = numbers(pairs);
  return numbers(durations).map((row, i) => {
    const minutes = row.reduce((sum, m) => sum + m, 0);
    const mean = row.reduce((sum, m, k) => sum + m * MIDDLES[k]!, 0) / minutes;
    const square = row.reduce((sum, m, k) => sum + m * (MIDDLES[k]! - mean) ** 2, 0) / minutes;
    return {
      pair: between[i]!.join("-"),
      metres: Math.round(at[i]![0]! * 100) / 100,
      minutes,
      heard: minutes > 0 ? { mean: tenth(mean), sd: tenth(Math.sqrt(square)) } : null,
    };
  });
}

/** A row as one line of the table: `pair metres minutes [mean sd]`. */
export const asTramLine = ({ pair, metres, minutes, heard }: TramRow): string =>
  [pair, metres, minutes, ...(heard ? [heard.mean, heard.sd] : [])].join(" ");

/** A line of the table as a row. */
export function fromTramLine(line: string): TramRow {
  const [pair = "", ...rest] = line.split(" ");
  const [metres = Number.NaN, minutes = Number.NaN, mean, sd] = rest.map(Number);
  return { pair, metres, minutes, heard: mean === undefined || sd === undefined ? null : { mean, sd } };
}
