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
import { findTold, keepTold } from "./told-store.ts";
import { type Area, areasOn, cut, type Part, spread, type Tally } from "./tree.ts";

/** The areas of that day, and how each of them was told. */
type ToldWeek = { readonly areas: readonly Area[]; readonly tree: ToldTree };

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
  let told = await findTold(sql, { figure, day });
  if (told === undefined) {
    const areas = areasOn(province, day);
    const now: ToldWeek = { areas, tree: toldTree(spread(areas, await counter(sql, from, cutOff))) };
    await keepTold(sql, { figure, day, told: JSON.stringify(now) });
    // Somebody else may have been told meanwhile.
    told = (await findTold(sql, { figure, day })) ?? JSON.stringify(now);
  }
  const { areas, tree } = JSON.parse(told) as ToldWeek;
  return cut(areas, tree, part);
}
