/** A case as the contract shows it. */
import { caseNumber } from "@bluezone/contract/health/case-number";
import type { CaseShown } from "@bluezone/contract/health/cases";
import type { PersonShown } from "@bluezone/contract/health/person";
import { Day, isoDay, isoInstant } from "@bluezone/protocol/time";
import type { Context } from "../context.ts";
import type { Person } from "../people/person.ts";
import { fromMs } from "../tables.ts";
import type { CaseRow } from "./store.ts";

/** "AG-0217". */
export const numberOf = ({ casePrefix }: Pick<Context["config"], "casePrefix">, number: number): string =>
  caseNumber(number, casePrefix);

/** A day of a column. */
export const shownDay = (day: number): string => isoDay(Day(day));
/** An instant of a column. */
export const shownAt = (at: string): string => isoInstant(fromMs(at));

/** Somebody as the contract shows them. */
export const shownPerson = ({ id, name, birthYear, phone, commune, address }: Person): PersonShown => ({
  id,
  name,
  birthYear,
  phone,
  commune,
  address,
});

/** What is around a case. */
export type CaseContext = {
  readonly person: Person;
  readonly unitName: string;
  readonly cluster: CaseShown["cluster"];
  readonly mergedInto: CaseShown["mergedInto"];
  readonly changedBy: string;
};

/** The whole of it. */
export function shownCase(
  config: Context["config"],
  row: CaseRow,
  { person, unitName, cluster, mergedInto, changedBy }: CaseContext,
): CaseShown {
  return {
    id: row.id,
    number: numberOf(config, row.number),
    person: shownPerson(person),
    personVersion: person.version,
    unitId: row.unit_id,
    unitName,
    unitPath: row.unit_path,
    test: row.test,
    result: row.result,
    sampleDay: shownDay(row.sample_day),
    resultDay: shownDay(row.result_day),
    onset: row.onset,
    onsetDay: row.onset_day === null ? null : shownDay(row.onset_day),
    source: row.source,
    cluster,
    note: person.own.openOrNull(`case/${row.id}/note`, row.note),
    interviewed: row.interviewed_ms === null ? null : shownAt(row.interviewed_ms),
    closed: row.closed_ms === null ? null : shownAt(row.closed_ms),
    mergedInto,
    version: row.version,
    made: shownAt(row.made_ms),
    changed: shownAt(row.changed_ms),
    changedBy,
  };
}
