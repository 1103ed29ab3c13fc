/** Delays of new cases as distributions, and 7-1-7. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import {
  DELAY_BOUNDS,
  DELAY_STEPS,
  type readDelays,
  type readSpeed,
} from "@bluezone/contract/health/outbreak";
import { SEVEN_ONE_SEVEN, type SpeedStep } from "@bluezone/policy/seven-one-seven";
import type { Sql } from "../tables.ts";
import { type Asking, headOf } from "./asked.ts";
import { type DelayStep, delayRows, speedRows } from "./delays-store.ts";

const UNITS: Readonly<Record<DelayStep, keyof typeof DELAY_BOUNDS>> = {
  onsetToSample: "days",
  sampleToResult: "days",
  resultToCode: "hours",
  codeToUpload: "hours",
};

const tenth = (value: number | undefined): number | null =>
  value === undefined ? null : Math.round(value * 10) / 10;

/** Every step, also those that nobody took. */
export async function delaysOf(sql: Sql, asking: Asking): Promise<ResponseOf<typeof readDelays>> {
  const rows = await delayRows(sql, asking);
  return {
    ...headOf(asking),
    steps: DELAY_STEPS.map((step) => {
      const row = rows.find((one) => one.step === step);
      const unit = UNITS[step];
      const counts = [...(row?.counts ?? Array(DELAY_BOUNDS[unit].length + 1).fill(0))];
      const [p25, p50, p75, p90] = row?.quantiles ?? [];
      return {
        step,
        unit,
        count: counts.reduce((sum, n) => sum + n, 0),
        counts,
        p25: tenth(p25),
        p50: tenth(p50),
        p75: tenth(p75),
        p90: tenth(p90),
      };
    }),
  };
}

/** The three steps, with their targets. */
export async function speedOf(sql: Sql, asking: Asking): Promise<ResponseOf<typeof readSpeed>> {
  const rows = await speedRows(sql, asking);
  return {
    ...headOf(asking),
    steps: (Object.keys(SEVEN_ONE_SEVEN) as SpeedStep[]).map((step) => {
      const {
        within = 0,
        late = 0,
        pending = 0,
        quantiles = null,
      } = rows.find((one) => one.step === step) ?? {};
      const [p50, p90] = quantiles ?? [];
      return { step, limit: SEVEN_ONE_SEVEN[step], within, late, pending, p50: tenth(p50), p90: tenth(p90) };
    }),
  };
}
