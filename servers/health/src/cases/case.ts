/** A case as it is recorded: what its parts may say together. */
import { Fault } from "@bluezone/contract/fault";
import type { OnsetTyped, TestTyped } from "@bluezone/contract/health/cases";
import { addDays, type Day, parseDay } from "@bluezone/protocol/time";
import type { z } from "zod";

/** The test and what came of it. Days are days of Vietnam. */
export type TestResult = {
  readonly test: "pcr" | "rapid";
  readonly result: "confirmed" | "likely" | "negative";
  readonly sampleDay: Day;
  readonly resultDay: Day;
};

/** When symptoms began: on a day, never, or nobody remembers. */
export type Onset =
  | { readonly onset: "day"; readonly onsetDay: Day }
  | { readonly onset: "none" | "unknown"; readonly onsetDay: null };

/** The oldest onset and the oldest sample that can be recorded, in days before the case is. */
export const OLDEST_ONSET = 60;
export const OLDEST_SAMPLE = 60;

/** A test as it came over an endpoint. */
export const testedOf = ({ sampleDay, resultDay, ...rest }: z.output<typeof TestTyped>): TestResult => ({
  ...rest,
  sampleDay: parseDay(sampleDay),
  resultDay: parseDay(resultDay),
});

/** An onset as it came over an endpoint. */
export const onsetOf = (typed: z.output<typeof OnsetTyped>): Onset =>
  typed.onset === "day" ? { onset: "day", onsetDay: parseDay(typed.onsetDay) } : typed;

/**
 * Holds the days of a case against each other: sampled on or before the result, neither in the future, symptoms not after
 * today. A rapid test alone makes nobody "confirmed". `recorded` is the day from which the oldest days are counted, today
 * when absent. Throws Fault with the code of the field that is wrong.
 */
export function checkCase(
  { test, result, sampleDay, resultDay }: TestResult,
  { onsetDay }: Onset,
  today: Day,
  recorded: Day = today,
): void {
  if (sampleDay > today || sampleDay < addDays(recorded, -OLDEST_SAMPLE))
    throw new Fault("sample_day_invalid", `the sample's day must be one of the last ${OLDEST_SAMPLE} days`);
  if (resultDay > today || resultDay < sampleDay)
    throw new Fault("result_day_invalid", "the result's day must lie between the sample's and today");
  if (onsetDay !== null && (onsetDay > today || onsetDay < addDays(recorded, -OLDEST_ONSET)))
    throw new Fault("onset_invalid", `symptoms must have begun in the last ${OLDEST_ONSET} days`);
  if (test === "rapid" && result === "confirmed")
    throw new Fault("result_invalid", "a rapid test makes a case likely, not confirmed");
}
