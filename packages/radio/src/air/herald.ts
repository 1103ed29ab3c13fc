/**
 * The open-air data: RSSI of pairs of phones at known distances, as mean, standard deviation and count by run and
 * distance. Herald Project, herald-analysis, reference-data/rssi-raw-edison (Apache-2.0), recorded January–March 2021:
 * two phones on their side, in line, no body near, moved apart by a cable car. The table is ours, made from 1,223,652
 * raw readings on 2026-11-24.
 */

export type Cell = {
  readonly cm: number;
  /** Mean RSSI in dBm and its standard deviation in dB, both to 0.1. */
  readonly mean: number;
  readonly sd: number;
  readonly readings: number;
};

/** One phone listening to another on one day; `-A` and `-B` of a run are its two directions. */
export type Run = {
  readonly run: string;
  readonly listener: string;
  readonly heard: string;
  readonly cells: readonly Cell[];
};

/** The raw data file: counts of readings by RSSI, distance and run. */
export type RawReadings = {
  readonly runs: readonly {
    readonly run: string;
    readonly listener: string;
    readonly heard: string;
    readonly distances: readonly { readonly cm: number; readonly rssi: Readonly<Record<string, number>> }[];
  }[];
};

const tenth = (n: number): number => Math.round(n * 10) / 10;

/** Mean, standard deviation and count of every distance of every run that has readings. */
export const summarise = (raw: RawReadings): Run[] =>
  raw.runs
    .filter(({ distances }) => distances.length > 0)
    .map(({ run, listener, heard, distances }) => ({
      run,
      listener,
      heard,
      cells: distances.map(({ cm, rssi }) => {
        const counts = Object.entries(rssi).map(([level, n]) => ({ level: Number(level), n }));
        const readings = counts.reduce((sum, { n }) => sum + n, 0);
        const mean = counts.reduce((sum, { level, n }) => sum + level * n, 0) / readings;
        const square = counts.reduce((sum, { level, n }) => sum + (level - mean) ** 2 * n, 0) / readings;
        return { cm, mean: tenth(mean), sd: tenth(Math.sqrt(square)), readings };
      }),
    }));

/** A run as one line of the table: `run listener heard cm:mean:sd:readings …`, names with `_` for space. */
export const asLine = ({ run, listener, heard, cells }: Run): string =>
  [run, listener, heard, ...cells.map((c) => `${c.cm}:${c.mean}:${c.sd}:${c.readings}`)].join(" ");

/** A line of the table as a run. */
export function fromLine(line: string): Run {
  const [run = "", listener = "", heard = "", ...cells] = line.split(" ");
  return {
    run,
    listener,
    heard,
    cells: cells.map((cell) => {
      const [cm = Number.NaN, mean = Number.NaN, sd = Number.NaN, readings = Number.NaN] = cell
        .split(":")
        .map(Number);
      return { cm, mean, sd, readings };
    }),
  };
}
