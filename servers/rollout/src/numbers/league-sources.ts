/** The four sources of a week and the week before, read place by place. */
import type { Source } from "@bluezone/contract/rollout/figures";
import { type Week, weekAfter } from "@bluezone/contract/rollout/week";
import { type Areas, areasOf, districtQuestion } from "@bluezone/contract/rollout/weekly-figure";
import type { Province } from "@bluezone/policy/province";
import { type Instant, parseDay } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import type { Sql } from "../tables.ts";
import { activeCounts } from "./active-store.ts";
import { downloadsOf } from "./downloads-store.ts";
import { estimates } from "./estimate.ts";
import { countReadings, estimateReadings, NO_READINGS, type Readings } from "./readings.ts";
import { sums } from "./sums-store.ts";
import { tallies } from "./tallies.ts";

/** Sums by place are told to everybody who reads numbers: what they hide is hidden for all. */
const EVERYWHERE: Scope = { paths: [""] };

/** A number for each place, by its code; "" for what lies in none. */
type Counts = ReadonlyMap<string, number>;

/** What one week has. */
export type WeekSources = Readonly<Record<Source, Readings>> & {
  /** Smartphones that the units that reported counted, and how many units that are. */
  readonly counted: Counts;
  readonly reported: Counts;
  readonly illustrative: boolean;
};

/** Which places are read. Downloads and phones' answers are known by district, so communes have none. */
export type Level = {
  readonly by: "district" | "commune";
  readonly codes: readonly string[];
  /** The one district whose communes are read. */
  readonly district: string | undefined;
};

/** Adds what falls into each place. */
function countsOf<Row>(
  rows: readonly Row[],
  placeOf: (row: Row) => string | null,
  countOf: (row: Row) => number,
): Counts {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const place = placeOf(row) ?? "";
    counts.set(place, (counts.get(place) ?? 0) + countOf(row));
  }
  return counts;
}

/** All of them together. */
export const total = (counts: Counts): number => [...counts.values()].reduce((sum, n) => sum + n, 0);

/** Counts by place as readings, with what lies in none counted in the whole. */
const readings = (codes: readonly string[], counts: Counts): Readings =>
  counts.size === 0 ? countReadings(codes, counts) : countReadings(codes, counts, total(counts));

/** Both weeks as they stood at an instant. */
export async function readSources(
  province: Province,
  sql: Sql,
  week: Week,
  asOf: Instant,
  { by, codes, district }: Level,
): Promise<{ readonly now: WeekSources; readonly before: WeekSources }> {
  const weeks = [week, weekAfter(week, -1)];
  const sent = await sums(sql, EVERYWHERE, weeks, asOf, by, district);
  const downloads = by === "commune" ? [] : await downloadsOf(sql, weeks, asOf);
  const read = async (one: Week): Promise<WeekSources> => {
    const mine = sent.filter(({ week_day }) => week_day === parseDay(one));
    const down = downloads.filter(({ week_day }) => week_day === parseDay(one));
    const helped = (await tallies(sql, one)).filter(
      (row) => district === undefined || row.district === district,
    );
    return {
      downloads: readings(
        codes,
        countsOf(
          down,
          (row) => row.district,
          ({ count }) => count,
        ),
      ),
      active: by === "commune" ? NO_READINGS : await answers(areasOf(province), sql, one),
      helped: readings(
        codes,
        countsOf(
          helped,
          (row) => row[by],
          (row) => row.helped,
        ),
      ),
      units: readings(
        codes,
        countsOf(
          mine,
          ({ place }) => place,
          ({ totals }) => totals.installed,
        ),
      ),
      counted: countsOf(
        mine,
        ({ place }) => place,
        ({ totals }) => totals.smartphones,
      ),
      reported: countsOf(
        mine,
        ({ place }) => place,
        (sum) => sum.reported,
      ),
      illustrative: [...mine, ...down].some(({ illustrative }) => illustrative),
    };
  };
  return { now: await read(week), before: await read(weekAfter(week, -1)) };
}

async function answers(areas: Areas, sql: Sql, week: Week): Promise<Readings> {
  const { district } = await activeCounts(areas, sql, week);
  // Between one answer and itself nothing can be mixed: a province without districts has none to name.
  if (areas.answers.length < 2) return NO_READINGS;
  const answered = district.reduce((sum, n) => sum + n, 0);
  return estimateReadings(areas.answers, estimates(districtQuestion(areas), district), answered);
}
