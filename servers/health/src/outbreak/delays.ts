/** Delays of new cases as distributions, and 7-1-7: as they are, and as they are told. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import {
  DELAY_BOUNDS,
  DELAY_STEPS,
  type readDelays,
  type readSpeed,
} from "@bluezone/contract/health/outbreak";
import { SEVEN_ONE_SEVEN, type SpeedStep } from "@bluezone/policy/seven-one-seven";
import { SMALLEST_TOLD, toldCount, toldPlaces } from "@bluezone/policy/told-counts";
import { toldOnce } from "../reports/told.ts";
import type { Sql } from "../tables.ts";
import { type Asking, headOf } from "./asked.ts";
import { type DelayRow, type DelayStep, delayRows, type SpeedRow, speedRows } from "./delays-store.ts";
import { isTold, lastWeekOf, ofWeek, shown } from "./told-week.ts";

type Delay = ResponseOf<typeof readDelays>["steps"][number];
type Speed = ResponseOf<typeof readSpeed>["steps"][number];

const UNITS: Readonly<Record<DelayStep, keyof typeof DELAY_BOUNDS>> = {
  onsetToSample: "days",
  sampleToResult: "days",
  resultToCode: "hours",
  codeToUpload: "hours",
};

const tenth = (value: number | undefined): number | null =>
  value === undefined ? null : Math.round(value * 10) / 10;
const sum = (counts: readonly number[]): number => counts.reduce((all, n) => all + n, 0);

/** A step's distribution. Told, its bars stand beside their sum; of fewer than five people there is neither bar nor quartile. */
function delayOf(step: DelayStep, row: DelayRow | undefined, form: Asking["form"]): Delay {
  const unit = UNITS[step];
  const counts = [...(row?.counts ?? Array<number>(DELAY_BOUNDS[unit].length + 1).fill(0))];
  const count = sum(counts);
  const few = form === "told" && count > 0 && count < SMALLEST_TOLD;
  const [p25, p50, p75, p90] = (few ? null : row?.quantiles) ?? [];
  const bars = form === "exact" ? counts.map(shown) : toldPlaces(counts);
  return {
    step,
    unit,
    count: form === "exact" ? shown(count) : toldCount(count),
    counts: few ? counts.map(() => ({ is: "hidden" })) : [...bars],
    ...{ p25: tenth(p25), p50: tenth(p50), p75: tenth(p75), p90: tenth(p90) },
  };
}

/** Every step, also those that nobody took. */
export async function delaysOf(sql: Sql, asking: Asking): Promise<ResponseOf<typeof readDelays>> {
  const steps = async (of: Asking): Promise<Delay[]> => {
    const rows = await delayRows(sql, of);
    return DELAY_STEPS.map((step) =>
      delayOf(
        step,
        rows.find((one) => one.step === step),
        of.form,
      ),
    );
  };
  return lastWeek(sql, asking, "delays", steps);
}

/** A step with its target. Told, the three counts stand beside their sum; times are told of five in time, so of five at least. */
function speedStepOf(step: SpeedStep, row: SpeedRow | undefined, form: Asking["form"]): Speed {
  const { within = 0, late = 0, pending = 0, quantiles = null } = row ?? {};
  const counts = [within, late, pending];
  const all = sum(counts);
  const few = form === "told" && all > 0 && all < SMALLEST_TOLD;
  const told = few ? counts.map(() => ({ is: "hidden" as const })) : toldPlaces(counts);
  const [one, two, three] = form === "exact" ? counts.map(shown) : told;
  const [p50, p90] = (form === "told" && within < SMALLEST_TOLD ? null : quantiles) ?? [];
  const none = { is: "none" as const };
  return {
    ...{ step, limit: SEVEN_ONE_SEVEN[step] },
    ...{ within: one ?? none, late: two ?? none, pending: three ?? none },
    ...{ p50: tenth(p50), p90: tenth(p90) },
  };
}

/** The three steps, with their targets. */
export async function speedOf(sql: Sql, asking: Asking): Promise<ResponseOf<typeof readSpeed>> {
  const steps = async (of: Asking): Promise<Speed[]> => {
    const rows = await speedRows(sql, of);
    return (Object.keys(SEVEN_ONE_SEVEN) as SpeedStep[]).map((step) =>
      speedStepOf(
        step,
        rows.find((one) => one.step === step),
        of.form,
      ),
    );
  };
  return lastWeek(sql, asking, "speed", steps);
}

/** Steps as they are; or those of the last week that is over, as they were told first. */
async function lastWeek<Step>(
  sql: Sql,
  asking: Asking,
  figure: "delays" | "speed",
  steps: (of: Asking) => Promise<Step[]>,
) {
  if (asking.form === "exact") return { ...headOf(asking), steps: await steps(asking) };
  const week = lastWeekOf(asking);
  const of = ofWeek(asking, week);
  const told = () => toldOnce(sql, { figure, day: week.day }, () => steps(of));
  return { ...headOf(of), steps: isTold(asking) ? await told() : [] };
}
