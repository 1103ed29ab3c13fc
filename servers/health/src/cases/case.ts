/** A case as it is recorded: what its parts may say together. */
import { Fault } from "@bluezone/contract/fault";
import {
  type CaseClass,
  type ClassTyped,
  OLDEST_ONSET,
  OLDEST_SAMPLE,
  type OnsetTyped,
  type TestTyped,
} from "@bluezone/contract/health/cases";
import { type Disease, surestClass, testOf } from "@bluezone/policy/disease";
import { addDays, Day, parseDay } from "@bluezone/protocol/time";
import type { z } from "zod";
import type { CaseRow } from "./store.ts";

/** The test that a class rests on. Days are days of Vietnam. */
export type Tested = {
  readonly test: z.output<typeof TestTyped>["test"];
  readonly sampleDay: Day;
  readonly resultDay: Day;
};

/** How sure the desk is, since which day, by which test. */
export type Classified = {
  readonly class: CaseClass;
  readonly classDay: Day;
  readonly tested: Tested | null;
};

/** When symptoms began: on a day, never, or nobody remembers. */
export type Onset =
  | { readonly onset: "day"; readonly onsetDay: Day }
  | { readonly onset: "none" | "unknown"; readonly onsetDay: null };

/** A class as it came over an endpoint. Without a day it holds from the result of a new case on, and else from today. */
export function classifiedOf(
  { class: named, day, tested }: z.output<typeof ClassTyped>,
  today: Day,
  { fresh }: { readonly fresh: boolean },
): Classified {
  const test = tested && {
    test: tested.test,
    sampleDay: parseDay(tested.sampleDay),
    resultDay: parseDay(tested.resultDay),
  };
  const unsaid = (fresh ? test?.resultDay : undefined) ?? today;
  return { class: named, classDay: day === null ? unsaid : parseDay(day), tested: test };
}

/** The test in a row; null without one. */
export const testedIn = ({
  test,
  sample_day,
  result_day,
}: Pick<CaseRow, "test" | "sample_day" | "result_day">): Tested | null =>
  test === null || sample_day === null || result_day === null
    ? null
    : { test, sampleDay: Day(sample_day), resultDay: Day(result_day) };

/** The columns of a test. */
export const testColumns = (tested: Tested | null) => ({
  test: tested?.test ?? null,
  sample_day: tested?.sampleDay ?? null,
  result_day: tested?.resultDay ?? null,
});

/** An onset as it came over an endpoint. */
export const onsetOf = (typed: z.output<typeof OnsetTyped>): Onset =>
  typed.onset === "day" ? { onset: "day", onsetDay: parseDay(typed.onsetDay) } : typed;

/** The day up to which somebody may have caught it: that of the sample, or of the class without a test. */
export const evidenceDay = ({ classDay, tested }: Classified): Day => tested?.sampleDay ?? classDay;

/** The first day that a case says of the illness: onset, else the sample, else the class. */
export const beganOn = (row: Pick<CaseRow, "onset_day" | "sample_day" | "class_day">): Day =>
  Day(row.onset_day ?? row.sample_day ?? row.class_day);

/** Symptoms began by today and not too long ago. Throws Fault `onset_invalid`. */
export function checkOnset({ onsetDay }: Onset, today: Day, recorded: Day = today): void {
  if (onsetDay !== null && (onsetDay > today || onsetDay < addDays(recorded, -OLDEST_ONSET)))
    throw new Fault("onset_invalid", `symptoms must have begun in the last ${OLDEST_ONSET} days`);
}

/**
 * Holds a class against its test and its days: sampled on or before the result, neither in the future; only a test of the
 * disease that confirms, or where it allows one a link to a known case, makes a case "confirmed"; the class holds from a day that has come, no day before its result or
 * before `after`, the day of the class that it follows. `recorded` is the day from which the oldest days are counted, `linked` says that
 * somebody caught it from a known case. Throws Fault
 * with the code of the field that is wrong.
 */
export function checkClass(
  disease: Disease,
  { class: named, classDay, tested }: Classified,
  today: Day,
  {
    recorded = today,
    after = addDays(recorded, -OLDEST_SAMPLE),
    linked = false,
  }: { recorded?: Day; after?: Day; linked?: boolean } = {},
): void {
  if (tested !== null) {
    if (!testOf(disease, tested.test)) throw new Fault("test_unknown", "this disease has no such test");
    const { sampleDay, resultDay } = tested;
    if (sampleDay > today || sampleDay < addDays(recorded, -OLDEST_SAMPLE))
      throw new Fault("sample_day_invalid", `the sample's day must be one of the last ${OLDEST_SAMPLE} days`);
    if (resultDay > today || resultDay < sampleDay)
      throw new Fault("result_day_invalid", "the result's day must lie between the sample's and today");
  }
  const surest = surestClass(disease, { test: tested?.test ?? null, linked });
  if (named === "confirmed" && surest !== named)
    throw new Fault("class_invalid", "nothing here confirms the case; it is probable at most");
  if (classDay > today || classDay < after || (tested !== null && classDay < tested.resultDay))
    throw new Fault("class_day_invalid", "a class holds from its result on, no later than today");
}
