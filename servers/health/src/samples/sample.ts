/** A sample as it is typed, kept and shown. */
import { Fault } from "@bluezone/contract/fault";
import type { SampleShown, SampleTyped } from "@bluezone/contract/health/samples";
import { type Disease, testOf } from "@bluezone/policy/disease";
import { type Day, isoDay, parseDay } from "@bluezone/protocol/time";
import { shownAt, shownDay } from "../cases/view.ts";
import type { Person } from "../people/person.ts";
import type { SampleRow } from "./tables.ts";

/**
 * The columns of a sample. Throws Fault `test_unknown`, `specimen_unknown`, `taken_invalid` (in the future, before the year of birth) or `result_day_invalid` (in the
 * future, before it was taken).
 */
export function sampleColumns(
  disease: Pick<Disease, "tests" | "specimens">,
  { id, person, today }: { readonly id: string; readonly person: Person; readonly today: Day },
  typed: SampleTyped,
) {
  if (!testOf(disease, typed.test)) throw new Fault("test_unknown", "this disease has no such test");
  if (!disease.specimens.some((one) => one.id === typed.specimen))
    throw new Fault("specimen_unknown", "this disease has no such specimen");
  const taken = parseDay(typed.taken);
  if (taken > today || (person.birthYear !== null && Number(isoDay(taken).slice(0, 4)) < person.birthYear))
    throw new Fault("taken_invalid", "a sample was taken between the year of birth and today");
  const day = typed.result && parseDay(typed.result.day);
  if (day !== null && (day < taken || day > today))
    throw new Fault("result_day_invalid", "a result comes between the sample and today");
  return {
    taken_day: taken,
    specimen: typed.specimen,
    test: typed.test,
    laboratory: person.own.sealOrNull(`sample/${id}/laboratory`, typed.laboratory),
    result: typed.result?.result ?? null,
    result_day: day,
  };
}

/** What was typed, as it is kept. */
export const typedSample = (row: SampleRow, { own }: Pick<Person, "own">): SampleTyped => ({
  taken: shownDay(row.taken_day),
  specimen: row.specimen,
  test: row.test,
  laboratory: own.openOrNull(`sample/${row.id}/laboratory`, row.laboratory),
  result:
    row.result === null || row.result_day === null
      ? null
      : { result: row.result, day: shownDay(row.result_day) },
});

/** The whole of it; `by` is whoever changed it last. */
export const shownSample = (row: SampleRow, person: Pick<Person, "own">, by: string): SampleShown => ({
  ...typedSample(row, person),
  id: row.id,
  version: row.version,
  of: row.case_id === null ? { contactId: row.contact_id ?? "" } : { caseId: row.case_id },
  imported: row.lab_result_id !== null,
  changed: shownAt(row.changed_ms),
  by,
});
