/** A table of texts and how they are read aloud, one a line: "written → spoken". */
import assert from "node:assert/strict";
import { spoken } from "../spoken.ts";

/** The pairs of a table. Throws TypeError for a line that is none. */
export const pairs = (table: string): readonly (readonly [written: string, said: string])[] =>
  table
    .trim()
    .split("\n")
    .map((line) => {
      const [written, said] = line.split(" → ").map((side) => side.trim());
      if (written === undefined || !said) throw new TypeError(`no pair: ${line}`);
      return [written, said];
    });

/** Reads every text of a table aloud and compares. */
export function readAloud(table: string): void {
  const wrong = pairs(table).flatMap(([written, said]) => {
    const heard = spoken(written);
    return heard === said ? [] : [`${written} → ${heard}, not ${said}`];
  });
  assert.deepEqual(wrong, []);
}
