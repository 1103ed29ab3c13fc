/** A sample as typed: read and written without the page around it. */
import { SampleResult, type SampleTyped } from "@bluezone/contract/health/samples";
import type { Disease } from "@bluezone/policy/disease";
import { type Day, isoDay, parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { orNull } from "../person/person-values.ts";

/** What is chosen while there is no result. */
export const NO_RESULT = "none" as const;

/** The fields of the form. */
export type SampleValues = Readonly<
  Record<"taken" | "specimen" | "test" | "laboratory" | "result" | "resultDay", string>
>;

/** A sample of today: the first of each list, which is taken most often. */
export const newSample = ({ specimens, tests }: Disease, today: Day): SampleValues => ({
  taken: date(today, "vi"),
  specimen: specimens[0]?.id ?? "",
  test: tests[0]?.id ?? "",
  laboratory: "",
  result: NO_RESULT,
  resultDay: date(today, "vi"),
});

/** What is kept, as it would be typed; a result that is entered is of today at first. */
export const sampleValuesOf = (sample: SampleTyped, today: Day): SampleValues => ({
  taken: date(parseDay(sample.taken), "vi"),
  specimen: sample.specimen,
  test: sample.test,
  laboratory: sample.laboratory ?? "",
  result: sample.result?.result ?? NO_RESULT,
  resultDay: date(sample.result ? parseDay(sample.result.day) : today, "vi"),
});

/** What is typed, to be sent. */
export function sampleIn(values: SampleValues, today: Day): SampleTyped {
  const { taken, specimen, test, laboratory, result, resultDay } = values;
  const day = (typed: string): string => isoDay(typedDay(typed, today) ?? today);
  return {
    taken: day(taken),
    specimen: specimen,
    test: test,
    laboratory: orNull(laboratory),
    result: result === NO_RESULT ? null : { result: SampleResult.parse(result), day: day(resultDay) },
  };
}
