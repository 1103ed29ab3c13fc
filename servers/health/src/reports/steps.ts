/** How long the steps of new cases took, and how far their codes came. */
import type { FunnelStep, ReportCount, ReportDelay } from "@bluezone/contract/health/reports";
import { SMALLEST_TOLD, toldCount } from "@bluezone/policy/told-counts";
import type { z } from "zod";
import type { NewCase } from "./new-cases-store.ts";

type Delay = z.output<typeof ReportDelay>;
type Step = z.output<typeof FunnelStep>;

const HOUR = 3_600_000;
const between = (from: number | null, to: number | null, unit: number): number | null =>
  from === null || to === null ? null : Math.max(0, to - from) / unit;

const STEPS: readonly (readonly [
  step: Delay["step"],
  unit: Delay["unit"],
  took: (one: NewCase) => number | null,
])[] = [
  ["onsetToSample", "days", ({ onsetDay, sampleDay }) => between(onsetDay, sampleDay, 1)],
  ["sampleToResult", "days", ({ sampleDay, resultDay }) => between(sampleDay, resultDay, 1)],
  ["resultToCode", "hours", ({ recorded, issued }) => between(recorded, issued, HOUR)],
  ["codeToCertificate", "hours", ({ issued, certified }) => between(issued, certified, HOUR)],
];

/** The smallest value that a share of the values does not exceed (nearest rank), to a tenth. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return Math.round(value * 10) / 10;
}

const count = (n: number, form: "exact" | "told"): ReportCount =>
  form === "told" ? toldCount(n) : { is: "shown", value: n };

/** The delays of all steps. */
export const delaysOf = (cases: readonly NewCase[], form: "exact" | "told"): Delay[] =>
  STEPS.map(([step, unit, took]) => {
    const values = cases.map(took).filter((value) => value !== null);
    const few = values.length < SMALLEST_TOLD;
    return {
      step,
      unit,
      count: count(values.length, form),
      p50: few ? null : quantile(values, 0.5),
      p90: few ? null : quantile(values, 0.9),
    };
  });

/** The funnel of codes. */
export function funnelOf(cases: readonly NewCase[], form: "exact" | "told"): Step[] {
  const steps: readonly (readonly [Step["step"], (one: NewCase) => boolean])[] = [
    ["cases", () => true],
    ["made", ({ made }) => made],
    ["sent", ({ sent }) => sent],
    ["claimed", ({ claimed }) => claimed !== null],
    ["certified", ({ certified }) => certified !== null],
  ];
  return steps.map(([step, is]) => ({ step, count: count(cases.filter(is).length, form) }));
}
