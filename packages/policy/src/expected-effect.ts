/**
 * What the simulator (docs/simulator.md) expects of the app, to stand beside what is measured: by the share of people with the app
 * and the days from a result to the alert, under each of two sources of contacts. Illustrative: nobody has calibrated it to an
 * outbreak of a province. The scenario is in docs/indicators.md.
 */
import { EXPECTED_ROWS } from "./expected-effect-rows.ts";
import type { ExpectedRow } from "./expected-row.ts";
import type { TimeIndicator } from "./indicator.ts";

/** The values that were asked, in order. */
const valuesOf = (of: "reach" | "delay"): readonly number[] =>
  [...new Set(EXPECTED_ROWS.map((row) => row[of]))].sort((a, b) => a - b);
/** Shares of people with the app that were asked. */
export const EXPECTED_REACHES = valuesOf("reach");

const nearest = (values: readonly number[], to: number): number =>
  values.reduce((best, value) => (Math.abs(value - to) < Math.abs(best - to) ? value : best));

/** The answers nearest to a reach and a delay in days, one of each source of contacts. */
export function expectedAt(reach: number, delay: number): readonly ExpectedRow[] {
  const [near, late] = [nearest(valuesOf("reach"), reach), nearest(valuesOf("delay"), delay)];
  return EXPECTED_ROWS.filter((row) => row.reach === near && row.delay === late);
}

const HOURS_OF_A_DAY = 24;
/** The steps from a result to a share; the list of keys follows within 20 minutes, or an hour where quiet windows wait (KEYS_QUIET_MINUTES). */
const TO_ALERT: readonly TimeIndicator[] = ["resultToCode", "codeToEntered", "enteredToCertified"];

/** Days from a result to the alert, from the middle times of its steps in hours; null while a step is hidden or not there. */
export function daysToAlert(
  times: readonly { readonly step: TimeIndicator; readonly p50: number | null }[],
): number | null {
  let hours = 0;
  for (const wanted of TO_ALERT) {
    const p50 = times.find(({ step }) => step === wanted)?.p50 ?? null;
    if (p50 === null) return null;
    hours += p50;
  }
  return hours / HOURS_OF_A_DAY;
}
