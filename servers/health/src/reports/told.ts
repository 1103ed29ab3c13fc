/**
 * A week as it is told. It is told once: what is shown of a place depends on which of the others are small, so of the same week
 * told before and after a few cases were discarded the difference would tell what both hide. The first telling stays, for
 * every picture and every office's report.
 */
import type { ReportFigureKey } from "@bluezone/contract/health/reports";
import type { Province } from "@bluezone/policy/province";
import { type ToldTree, toldTree } from "@bluezone/policy/told-counts";
import type { Sql } from "../tables.ts";
import { COUNTERS } from "./counters-store.ts";
import type { Period } from "./period.ts";
import type { ToldWeekRow } from "./tables.ts";
import { findTold, keepTold } from "./told-store.ts";
import { type Area, areasOn, cut, type Part, spread, type Tally } from "./tree.ts";

/** The areas of that day, and how each of them was told. */
type ToldWeek = { readonly areas: readonly Area[]; readonly tree: ToldTree };

/** Something of a week that is over, as it was told first; `tell` is asked while nobody was told it. It is kept as JSON. */
export async function toldOnce<Told>(
  sql: Sql,
  which: Pick<ToldWeekRow, "figure" | "day">,
  tell: () => Promise<Told>,
): Promise<Told> {
  const before = await findTold(sql, which);
  if (before !== undefined) return JSON.parse(before) as Told;
  const now = JSON.stringify(await tell());
  await keepTold(sql, { ...which, told: now });
  // Somebody else may have been told meanwhile.
  return JSON.parse((await findTold(sql, which)) ?? now) as Told;
}

/** A figure of a week that is over, as a part of the province is told it; undefined for a figure that nobody counts. */
export async function toldTally(
  sql: Sql,
  province: Province,
  figure: ReportFigureKey,
  { day, from, cutOff }: Pick<Period, "day" | "from" | "cutOff">,
  part: Part,
): Promise<Tally | undefined> {
  const counter = COUNTERS[figure];
  if (!counter) return undefined;
  const { areas, tree } = await toldOnce<ToldWeek>(sql, { figure, day }, async () => {
    const areas = areasOn(province, day);
    return { areas, tree: toldTree(spread(areas, await counter(sql, from, cutOff))) };
  });
  return cut(areas, tree, part);
}
