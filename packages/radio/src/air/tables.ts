/** Reads the tables beside this file, or makes the same from the raw data in a folder. Node only. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fromLine, type RawReadings, type Run, summarise } from "./herald.ts";
import { fromTramLine, summariseTram, type TramRow } from "./tram.ts";

export type Tables = { readonly runs: readonly Run[]; readonly rows: readonly TramRow[] };

const lines = (name: string): string[] =>
  readFileSync(join(import.meta.dirname, name), "utf8")
    .trimEnd()
    .split("\n");

/** The committed tables. */
export const committedTables = (): Tables => ({
  runs: lines("herald.txt").map(fromLine),
  rows: lines("tram.txt").map(fromTramLine),
});

/** The tables as the raw data give them: `rssi-by-distance.json` and `attenuation/dublintram_dataset_*.txt` in `folder`. */
export function tablesOf(folder: string): Tables {
  const text = (...path: string[]): string => readFileSync(join(folder, ...path), "utf8");
  const tram = (what: string): string => text("attenuation", `dublintram_dataset_${what}.txt`);
  return {
    runs: summarise(JSON.parse(text("rssi-by-distance.json")) as RawReadings),
    rows: summariseTram(tram("attenuations"), tram("distances"), tram("pairs")),
  };
}
