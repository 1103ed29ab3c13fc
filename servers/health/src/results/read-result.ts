/** One row of results: every cell is read, and what is wrong has a code of its own. Nothing here looks at the database. */
import { OLDEST_ONSET, OLDEST_SAMPLE } from "@bluezone/contract/health/cases";
import { PersonAddress, PersonName } from "@bluezone/contract/health/person";
import { type ResultColumn, type RowFaultCode, SAMPLE_REFERENCE } from "@bluezone/contract/health/results";
import type { Disease, DiseaseTest } from "@bluezone/policy/disease";
import { type Day, isoDay } from "@bluezone/protocol/time";
import { fold } from "@bluezone/vietnamese/fold";
import { type Phone, parsePhone, phoneKind } from "@bluezone/vietnamese/phone";
import type { Onset, Tested } from "../cases/case.ts";
import type { PersonFields } from "../people/person.ts";
import type { Home } from "../people/store.ts";
import { typedName } from "../people/typed.ts";
import { writtenDay } from "../people/written-day.ts";
import type { Places } from "./places.ts";

/** The cells of a row, as they were written. */
export type Cells = Readonly<Record<ResultColumn, string>>;

/** What is wrong in a cell. */
export type CellFault = { readonly column: ResultColumn; readonly code: RowFaultCode };

/** A test with what the laboratory says of it. */
type TestResult = Tested & { readonly result: "confirmed" | "likely" | "negative" };

/** A result that can be taken. Of a negative one nobody is kept. */
export type Result = {
  readonly reference: string;
  readonly tested: TestResult;
  /** Where it is counted; null when the row does not say. */
  readonly commune: string | null;
  readonly home: Home | undefined;
  /** A number that takes a message, of a negative result alone: for the message, where one is asked for. */
  readonly mobile?: Phone;
  /** Whose negative result it is, where the row says it: for the sample that waits for it, and kept nowhere. */
  readonly negative?: PersonFields;
  readonly positive:
    | { readonly person: PersonFields; readonly home: Home; readonly onset: Onset }
    | undefined;
};

/** Where a row is read. `lab` has a case whose commune has no station. */
export type Reading = {
  readonly places: Places;
  readonly lab: Home | undefined;
  readonly today: Day;
  readonly tests: TestsByWord;
};

/** Longest cell, in characters. */
export const LONGEST_CELL = 10_000;

/** The tests of a disease by every word that names them in a file, without accents. */
export type TestsByWord = ReadonlyMap<string, DiseaseTest>;

/** By id, by name in both languages, and by what else the document lists. */
export const testsByWord = ({ tests }: Pick<Disease, "tests">): TestsByWord =>
  new Map(
    tests.flatMap((test) =>
      [test.id, test.words.vi, test.words.en, ...test.written].map((word) => [fold(word), test] as const),
    ),
  );

/** What a test makes of a case is the disease's; these say so themselves. */
const POSITIVE = ["positive", "duong tinh", "pos"];
const CONFIRMED = ["confirmed", "xac nhan"];
const LIKELY = ["likely", "co kha nang"];
const NEGATIVE = ["negative", "am tinh", "neg"];

/** Reads a row; all that is wrong with it, or the result. */
export function readResult(written: Cells, reading: Reading): Result | readonly CellFault[] {
  const columns = Object.keys(written) as ResultColumn[];
  const long = columns.filter((column) => written[column].length > LONGEST_CELL);
  if (long.length > 0) return long.map((column) => ({ column, code: "cell_too_long" }));
  const cells = Object.fromEntries(
    columns.map((column) => [column, written[column].normalize("NFC").trim()]),
  ) as Cells;
  const faults: CellFault[] = [];
  const wrong = (column: ResultColumn, code: RowFaultCode): void => void faults.push({ column, code });

  if (!SAMPLE_REFERENCE.test(cells.reference)) wrong("reference", "reference_invalid");
  const tested = readTested(cells, reading, wrong);
  const place = readPlace(cells, reading, wrong, tested?.result !== "negative");
  if (tested === undefined || faults.length > 0) {
    if (tested?.result !== "negative") readPerson(cells, null, reading, wrong);
    return faults;
  }
  const counted = { reference: cells.reference, tested, commune: place.commune, home: place.home };
  if (tested.result === "negative") {
    const mobile = parsePhone(cells.phone);
    const takes = mobile !== undefined && phoneKind(mobile) === "mobile";
    const person = readPerson(cells, place.commune, reading, () => {});
    return {
      ...counted,
      positive: undefined,
      ...(takes ? { mobile } : {}),
      ...(person ? { negative: person } : {}),
    };
  }
  const person = readPerson(cells, place.commune, reading, wrong);
  const onset = readOnset(cells.onset, reading, wrong);
  if (person === undefined || onset === undefined || place.home === undefined || faults.length > 0)
    return faults;
  return { ...counted, positive: { person, home: place.home, onset } };
}

type Wrong = (column: ResultColumn, code: RowFaultCode) => void;

/** What a laboratory's word says after a test; undefined for one that it cannot say. */
function resultOf(word: string, test: DiseaseTest | undefined): TestResult["result"] | undefined {
  if (NEGATIVE.includes(word)) return "negative";
  if (LIKELY.includes(word)) return "likely";
  const confirms = test?.makes !== "probable";
  if (POSITIVE.includes(word)) return confirms ? "confirmed" : "likely";
  return CONFIRMED.includes(word) && confirms ? "confirmed" : undefined;
}

function readTested(cells: Cells, { today, tests }: Reading, wrong: Wrong): TestResult | undefined {
  const test = tests.get(fold(cells.test));
  if (test === undefined) wrong("test", "test_invalid");
  const result = resultOf(fold(cells.result), test);
  if (result === undefined) wrong("result", "result_invalid");
  const sampleDay = writtenDay(cells.sampleDay);
  const resultDay = writtenDay(cells.resultDay);
  if (sampleDay === undefined || sampleDay > today || sampleDay < today - OLDEST_SAMPLE)
    wrong("sampleDay", "sample_day_invalid");
  if (resultDay === undefined || resultDay > today || (sampleDay !== undefined && resultDay < sampleDay))
    wrong("resultDay", "result_day_invalid");
  if (test === undefined || result === undefined || sampleDay === undefined || resultDay === undefined)
    return undefined;
  return { test: test.id, result, sampleDay, resultDay };
}

/** The commune and the unit of a row. A negative one is counted even when nobody knows where. */
function readPlace(
  { commune, unit }: Cells,
  { places, lab }: Reading,
  wrong: Wrong,
  needed: boolean,
): { readonly commune: string | null; readonly home: Home | undefined } {
  const place = commune === "" ? undefined : places.commune(commune);
  const named = unit === "" ? undefined : places.unit(unit);
  if (needed) {
    if (place !== undefined && place.is !== "found")
      wrong("commune", place.is === "unknown" ? "commune_unknown" : "commune_ambiguous");
    if (unit !== "" && named === undefined) wrong("unit", "unit_unknown");
    if (place === undefined && named === undefined && lab === undefined) wrong("commune", "commune_unknown");
  }
  const found = place?.is === "found" ? place : undefined;
  return { commune: found?.commune ?? null, home: named ?? found?.home ?? lab };
}

function readPerson(
  cells: Cells,
  commune: string | null,
  { today }: Reading,
  wrong: Wrong,
): PersonFields | undefined {
  const name = PersonName.safeParse(cells.name);
  if (!name.success) wrong("name", "name_invalid");
  const year = cells.birthYear === "" ? null : Number(cells.birthYear);
  const thisYear = Number(isoDay(today).slice(0, 4));
  const yearFits =
    year === null || (/^\d{4}$/.test(cells.birthYear) && year >= thisYear - 120 && year <= thisYear);
  if (!yearFits) wrong("birthYear", "birth_year_invalid");
  const phone = cells.phone === "" ? null : parsePhone(cells.phone);
  if (phone === undefined) wrong("phone", "phone_invalid");
  const address = cells.address === "" ? null : PersonAddress.safeParse(cells.address);
  if (address?.success === false) wrong("address", "address_invalid");
  if (!name.success || !yearFits || phone === undefined || address?.success === false) return undefined;
  return {
    ...{ name: typedName(name.data), birthYear: year, phone, commune },
    ...{ address: address?.data ?? null, about: null },
  };
}

function readOnset(written: string, { today }: Reading, wrong: Wrong): Onset | undefined {
  if (written === "") return { onset: "unknown", onsetDay: null };
  if (["none", "khong", "khong co"].includes(fold(written))) return { onset: "none", onsetDay: null };
  const day = writtenDay(written);
  if (day === undefined || day > today || day < today - OLDEST_ONSET) {
    wrong("onset", "onset_invalid");
    return undefined;
  }
  return { onset: "day", onsetDay: day };
}
