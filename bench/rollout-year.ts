/** A year of a province's rollout, made up and entered by bulk SQL: what the desk's pages have to be quick on. */
import type { Week } from "@bluezone/contract/rollout/week";
import type { TestRollout } from "@bluezone/rollout/testing/rollout";
import type { UnitRow } from "@bluezone/units/rows";
import { fillBulletin, fillDays } from "./rollout-days.ts";
import { fillPlacements, fillUnits } from "./rollout-places.ts";
import { fillDownloads, fillNumbers } from "./rollout-weeks.ts";

/** How much of it. */
export type Size = { readonly units: number; readonly placements: number; readonly weeks: number };

/** What was entered. */
type Year = {
  readonly units: readonly UnitRow[];
  readonly codes: readonly string[];
  /** Rows by what they are. */
  readonly rows: Readonly<Record<"scans" | "airings" | "tallies" | "numbers", number>>;
};

/** Fills a server whose clock stands at the end of the year. `last` is its newest week. */
export async function fillYear(t: TestRollout, last: Week, size: Size): Promise<Year> {
  const units = await fillUnits(t, size.units);
  await fillBulletin(t, units);
  const codes = await fillPlacements(t, units, size);
  const rows = {
    ...(await fillDays(t, units, codes, size.weeks)),
    numbers: await fillNumbers(t, units, last, size.weeks),
  };
  await fillDownloads(t, units, last, size.weeks);
  return { units, codes, rows };
}
