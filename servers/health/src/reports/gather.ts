/** Puts a report together, as it is and as it is told. */
import {
  NOW_FIGURES,
  REPORT_FIGURES,
  type ReportBody,
  type ReportCount,
  type ReportFigureKey,
  type ReportForm,
} from "@bluezone/contract/health/reports";
import type { Unit } from "@bluezone/contract/units";
import type { Province } from "@bluezone/policy/province";
import { addDays, Days, type Instant, isoDay, plus } from "@bluezone/protocol/time";
import type { Sql } from "../tables.ts";
import { COUNTERS } from "./counters-store.ts";
import { curveOf } from "./curve.ts";
import { newCases } from "./new-cases-store.ts";
import { type Period, periodOf } from "./period.ts";
import { delaysOf, funnelOf } from "./steps.ts";
import { toldOnce, toldTally } from "./told.ts";
import { areasOn, isWhole, liesIn, partOf, type Tally, tally } from "./tree.ts";

/** Weeks of the told curve. */
const WEEKS = 8;

/** A report's body. `now` decides what has come yet; `closing` says that how things stand is how they stood at the cut-off. */
export async function gather(
  province: Province,
  sql: Sql,
  unit: Unit,
  { day, from, cutOff }: Period,
  { form, now, closing }: { readonly form: ReportForm; readonly now: Instant; readonly closing: boolean },
): Promise<ReportBody> {
  const [areas, part] = [areasOn(province, day), partOf(unit)];
  const to = now < cutOff ? now : cutOff;
  // How things stand is only known now: until a day after the cut-off it is taken for how they stood then. Told again and
  // again it would show who came and went, so in the told form it is there once the report is closed.
  const standing = now < plus(cutOff, Days(1)) && (form === "exact" || closing);
  const figures: ReportBody["figures"] = [];
  let fresh: Tally | undefined;
  for (const key of REPORT_FIGURES) {
    const one = NOW_FIGURES.includes(key) && !standing ? undefined : await figureOf(key);
    if (key === "casesNew") fresh = one;
    figures.push({ key, count: one?.whole ?? { is: "none" } });
  }
  const isOf = liesIn(areas, part);
  const steps = async (): Promise<Pick<ReportBody, "delays" | "funnel">> => {
    const cases = await newCases(sql, isOf, from, to);
    return { delays: delaysOf(cases, form), funnel: funnelOf(cases, form) };
  };
  // Steps are told of the whole province alone: what offices tell of theirs could be taken from one another.
  const { delays, funnel } =
    form === "exact"
      ? await steps()
      : isWhole(part)
        ? await toldOnce(sql, { figure: "steps", day }, steps)
        : { delays: [], funnel: [] };
  return {
    form,
    figures,
    places: [...(fresh?.places ?? [])],
    curve:
      form === "exact"
        ? {
            by: "day",
            points: (await curveOf(sql, isOf, day, to)).map(({ day, n }) => ({
              day,
              count: { is: "shown", value: n },
            })),
          }
        : { by: "week", points: await toldWeeks() },
    delays,
    funnel,
  };

  /** One figure; as it is told, as everybody was told it before. */
  async function figureOf(key: ReportFigureKey): Promise<Tally | undefined> {
    if (form === "told") return toldTally(sql, province, key, { day, from, cutOff }, part);
    const counter = COUNTERS[key];
    return counter && tally(areas, await counter(sql, from, to), part, form);
  }

  /** New cases of each of the last weeks, told as that week's own report tells them. */
  async function toldWeeks(): Promise<{ day: string; count: ReportCount }[]> {
    const points = [];
    for (let back = WEEKS - 1; back >= 0; back--) {
      const week = periodOf("week", addDays(day, -7 * back));
      const told = await toldTally(sql, province, "casesNew", week, part);
      points.push({ day: isoDay(week.day), count: told?.whole ?? { is: "none" as const } });
    }
    return points;
  }
}
