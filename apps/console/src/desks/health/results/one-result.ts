/** One result as typed: what is wrong with it, and the file of one row that is sent. No page around it. */
import { OLDEST_ONSET, OLDEST_SAMPLE } from "@bluezone/contract/health/cases";
import { PersonAddress } from "@bluezone/contract/health/person";
import {
  RESULT_COLUMNS,
  RESULT_HEADINGS,
  type ResultColumn,
  type RowFaultCode,
  SAMPLE_REFERENCE,
} from "@bluezone/contract/health/results";
import { type Disease, wordsOf } from "@bluezone/policy/disease";
import { type Day, isoDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { csvText } from "../../../kit/table/csv-text.ts";
import { NO_ONSET, type OnsetValues } from "../cases/case-values.ts";
import { isName, isPhone, NOBODY, type PersonValues } from "../person/person-values.ts";

/** What a cell says for what is chosen: in Vietnamese, as in the template, so that a file of errors reads the same. */
const RESULTS = { positive: "dương tính", likely: "có khả năng", negative: "âm tính" } as const;
/** What can be chosen. */
export const RESULT_CHOICES = Object.keys(RESULTS) as readonly (keyof typeof RESULTS)[];

/** The fields of the form; "" is nothing. `unit` is a unit's code. */
export type OneResultValues = PersonValues &
  OnsetValues & {
    readonly [name in "reference" | "sampleDay" | "resultDay" | "unit"]: string;
  } & {
    /** A test of the disease. */
    readonly test: string;
    readonly result: keyof typeof RESULTS | "";
    /** Tell a negative result by message. */
    readonly tellNegative: boolean;
  };

/** Nothing typed yet: a result of today. */
export const newResult = ({ tests }: Pick<Disease, "tests">, today: Day): OneResultValues => ({
  ...{ ...NOBODY, ...NO_ONSET, reference: "", test: tests[0]?.id ?? "", result: "" },
  ...{ sampleDay: "", resultDay: date(today, "vi"), unit: "", tellNegative: false },
});

/** What the server would find wrong with the row, by its column. It reads nothing else of a negative result; the form refuses a wrong phone or year there too. */
export function faultsOf(
  values: OneResultValues,
  today: Day,
): Partial<Record<ResultColumn, RowFaultCode | undefined>> {
  const { reference, name, birthYear, phone, address, result } = values;
  const is = (right: boolean, code: RowFaultCode): RowFaultCode | undefined => (right ? undefined : code);
  const [sample, done] = [typedDay(values.sampleDay, today), typedDay(values.resultDay, today)];
  const within = (day: Day | undefined, oldest: number): boolean =>
    day !== undefined && day <= today && day >= today - oldest;
  const thisYear = Number(isoDay(today).slice(0, 4));
  const year = birthYear.trim();
  const born = year === "" || (/^\d{4}$/.test(year) && +year >= thisYear - 120 && +year <= thisYear);
  const onset = values.onsetDay.trim();
  return {
    reference: is(SAMPLE_REFERENCE.test(reference.trim()), "reference_invalid"),
    name: is((result === "negative" && name.trim() === "") || isName(name), "name_invalid"),
    birthYear: is(born, "birth_year_invalid"),
    phone: is(isPhone(phone), "phone_invalid"),
    address: is(address.trim() === "" || PersonAddress.safeParse(address).success, "address_invalid"),
    test: is(values.test !== "", "test_invalid"),
    result: is(result !== "", "result_invalid"),
    sampleDay: is(within(sample, OLDEST_SAMPLE), "sample_day_invalid"),
    resultDay: is(
      done !== undefined && done <= today && (sample === undefined || done >= sample),
      "result_day_invalid",
    ),
    onset: is(
      result === "negative" || onset === "" || within(typedDay(onset, today), OLDEST_ONSET),
      "onset_invalid",
    ),
  };
}

/** The file of one row, in the headings of the template. */
export function oneResultCsv({ tests }: Pick<Disease, "tests">, values: OneResultValues, today: Day): string {
  const { test, result, onsetNone } = values;
  const day = (typed: string): string => {
    const read = typedDay(typed, today);
    return read === undefined ? typed : date(read, "vi");
  };
  const cells: Readonly<Record<ResultColumn, string>> = {
    ...values,
    reference: values.reference.trim(),
    test: test === "" ? "" : wordsOf(tests, test).vi,
    result: result === "" ? "" : RESULTS[result],
    sampleDay: day(values.sampleDay),
    resultDay: day(values.resultDay),
    onset: onsetNone ? "không có" : day(values.onsetDay),
  };
  return csvText([
    RESULT_COLUMNS.map((column) => RESULT_HEADINGS[column][0] ?? column),
    RESULT_COLUMNS.map((column) => cells[column]),
  ]);
}
