/** What is typed of a test and of symptoms: read and written without the page around it. */
import type { RequestInput } from "@bluezone/contract/endpoint";
import type { CaseShown, recordCase } from "@bluezone/contract/health/cases";
import { type Day, isoDay, parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { type Phone, showPhone } from "@bluezone/vietnamese/phone";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { type PersonValues, personValuesOf } from "../person/person-values.ts";

type CaseRequest = RequestInput<typeof recordCase>;
/** When symptoms began, as typed. */
export type OnsetValues = {
  readonly onsetDay: string;
  readonly onsetNone: boolean;
  readonly onsetUnknown: boolean;
};
/** A test as typed. */
export type TestValues = {
  readonly test: string;
  readonly result: string;
  readonly sampleDay: string;
  readonly resultDay: string;
};

/** Nothing typed yet. */
export const NO_ONSET: OnsetValues = { onsetDay: "", onsetNone: false, onsetUnknown: false };

/** What the record of a case's person says, as it would be typed. */
export const personOf = ({ person }: Pick<CaseShown, "person">): PersonValues => ({
  ...personValuesOf(person),
  phone: person.phone === null ? "" : showPhone(person.phone as Phone),
});
/** The onset of a case, as it would be typed. */
export const onsetValuesOf = ({ onset, onsetDay }: Pick<CaseShown, "onset" | "onsetDay">): OnsetValues => ({
  onsetDay: onsetDay === null ? "" : date(parseDay(onsetDay), "vi"),
  onsetNone: onset === "none",
  onsetUnknown: onset === "unknown",
});
/** The test of a case, as it would be typed. */
export const testValuesOf = (
  shown: Pick<CaseShown, "test" | "result" | "sampleDay" | "resultDay">,
): TestValues => ({
  test: shown.test,
  result: shown.result,
  sampleDay: date(parseDay(shown.sampleDay), "vi"),
  resultDay: date(parseDay(shown.resultDay), "vi"),
});

const iso = (typed: string, today: Day): string => isoDay(typedDay(typed, today) ?? today);

/** A test to be sent. */
export const testIn = (
  { test, result, sampleDay, resultDay }: TestValues,
  today: Day,
): CaseRequest["tested"] => ({
  test: test as CaseRequest["tested"]["test"],
  result: result as CaseRequest["tested"]["result"],
  sampleDay: iso(sampleDay, today),
  resultDay: iso(resultDay, today),
});

/** An onset to be sent. */
export function onsetIn({ onsetDay, onsetNone }: OnsetValues, today: Day): CaseRequest["onset"] {
  if (onsetDay.trim() !== "") return { onset: "day", onsetDay: iso(onsetDay, today) };
  return { onset: onsetNone ? "none" : "unknown", onsetDay: null };
}
