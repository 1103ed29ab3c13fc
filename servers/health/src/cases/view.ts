/** A case as the contract shows it. */
import { caseNumber } from "@bluezone/contract/health/case-number";
import type { CaseShown } from "@bluezone/contract/health/cases";
import type { PersonShown, PersonWhole } from "@bluezone/contract/health/person";
import { Day, isoDay, isoInstant } from "@bluezone/protocol/time";
import type { Context } from "../context.ts";
import type { Person } from "../people/person.ts";
import { fromMs } from "../tables.ts";
import { testedIn } from "./case.ts";
import type { CaseRow } from "./store.ts";

/** "AG-0217". */
export const numberOf = ({ casePrefix }: Pick<Context["config"], "casePrefix">, number: number): string =>
  caseNumber(number, casePrefix);

/** The same of a column's text, as what waits is labelled. */
export const caseLabel = (number: string, { config }: Pick<Context, "config">): string =>
  numberOf(config, Number(number));

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

/** The same with what a case record asks of them. */
export const wholePerson = (person: Person): PersonWhole => ({ ...shownPerson(person), about: person.about });

/** A test as the contract shows it. */
export const shownTest = (row: Parameters<typeof testedIn>[0]): CaseShown["tested"] => {
  const tested = testedIn(row);
  return tested && { ...tested, sampleDay: isoDay(tested.sampleDay), resultDay: isoDay(tested.resultDay) };
};

/** What became of somebody, as the contract shows it; null while nobody said. */
function shownOutcome(row: CaseRow, person: Person): CaseShown["outcome"] {
  if (row.outcome === null || row.outcome_day === null) return null;
  const day = shownDay(row.outcome_day);
  return row.outcome === "moved"
    ? { outcome: "moved", day, where: person.own.openOrNull(`case/${row.id}/where`, row.outcome_where) ?? "" }
    : { outcome: row.outcome, day };
}

/** What is around a case. */
export type CaseContext = {
  readonly person: Person;
  readonly unitName: string;
  readonly clusters: CaseShown["clusters"];
  readonly mergedInto: CaseShown["mergedInto"];
  readonly report: CaseShown["report"];
  readonly changedBy: string;
};

/** The whole of it. */
export function shownCase(
  config: Context["config"],
  row: CaseRow,
  { person, unitName, clusters, mergedInto, report, changedBy }: CaseContext,
): CaseShown {
  return {
    id: row.id,
    number: numberOf(config, row.number),
    person: wholePerson(person),
    personVersion: person.version,
    unitId: row.unit_id,
    unitName,
    unitPath: row.unit_path,
    class: row.class,
    classDay: shownDay(row.class_day),
    tested: shownTest(row),
    onset: row.onset,
    onsetDay: row.onset_day === null ? null : shownDay(row.onset_day),
    source: row.source,
    clusters,
    note: person.own.openOrNull(`case/${row.id}/note`, row.note),
    interviewed: row.interviewed_ms === null ? null : shownAt(row.interviewed_ms),
    reported: row.reported_ms === null ? null : shownAt(row.reported_ms),
    report,
    closed: row.closed_ms === null ? null : shownAt(row.closed_ms),
    outcome: shownOutcome(row, person),
    mergedInto,
    version: row.version,
    made: shownAt(row.made_ms),
    changed: shownAt(row.changed_ms),
    changedBy,
  };
}
