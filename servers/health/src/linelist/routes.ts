/** The endpoints of the line list. */
import {
  countLineList,
  exportLineList,
  LINES_AT_ONCE,
  type LineFilter,
  lineColumns,
} from "@bluezone/contract/health/linelist";
import type { Desk } from "@bluezone/desk/change";
import type { Scope } from "@bluezone/staff/scope";
import { clustersOf } from "../cases/clusters-store.ts";
import type { Context } from "../context.ts";
import { typedCourse } from "../course/entry.ts";
import { openPeopleKeys } from "../people/keys.ts";
import type { Person } from "../people/person.ts";
import { noteReadings } from "../people/readings.ts";
import { readPeople } from "../people/store.ts";
import { openAnswers } from "../questionnaire/answers.ts";
import type { QuestionnaireRow } from "../questionnaire/tables.ts";
import type { Sql, Tables, Transaction } from "../tables.ts";
import { plainCsv, sormasCsv } from "./forms.ts";
import { caseLine, contactLine, type Line, type LinePerson } from "./lines.ts";
import {
  answersOfCases,
  answersOfContacts,
  caseLines,
  contactLines,
  countLines,
  coursesOfCases,
  type Page,
  placed,
} from "./store.ts";

/** Rows with the people that they are of. */
type Lines = {
  readonly lines: readonly Line[];
  readonly people: readonly string[];
  /** Where the next page begins; null after the last. */
  readonly next: string | null;
};

/** A page that is not full is the last, whoever of it could be read. */
const nextAfter = (ids: readonly string[]): string | null =>
  ids.length < LINES_AT_ONCE ? null : (ids.at(-1) ?? null);

const peopleOf = async (
  context: Context,
  trx: Transaction,
  rows: readonly { readonly person_id: string }[],
) =>
  readPeople(
    trx,
    await openPeopleKeys(context, trx),
    context.random,
    rows.map(({ person_id }) => person_id),
  );

/** What a row of answers says, opened with the key of the person that it was sealed for. */
function answered(
  row: QuestionnaireRow | undefined,
  people: ReadonlyMap<string, Person>,
): LinePerson["answered"] {
  const of = row && people.get(row.person_id);
  return of && { edition: row.edition, answers: openAnswers(row, of) };
}

async function linesOfCases(
  context: Context,
  trx: Transaction,
  scope: Scope,
  { filter, page }: { readonly filter: LineFilter; readonly page: Page },
): Promise<Lines> {
  const { communes } = context.config.province;
  const rows = await caseLines(trx, scope, placed(filter, communes), page);
  const ids = rows.map(({ id }) => id);
  const people = await peopleOf(context, trx, rows);
  const courses = Map.groupBy(await coursesOfCases(trx, ids), ({ of_case }) => of_case);
  const answers = new Map((await answersOfCases(trx, ids)).map((row) => [row.of_case, row]));
  const clusters = Map.groupBy(await clustersOf(trx, ids), ({ case_id }) => case_id);
  const records = await peopleOf(context, trx, [...[...courses.values()].flat(), ...answers.values()]);
  const lines = rows.flatMap((row) => {
    const person = people.get(row.person_id);
    if (!person) return [];
    // A record that was merged into this one may be sealed under the key of another person of this name.
    const course = (courses.get(row.id) ?? []).flatMap((one) => {
      const own = records.get(one.person_id);
      return own ? [typedCourse(one, own)] : [];
    });
    const clusterIds = (clusters.get(row.id) ?? []).map(({ id }) => id).toSorted();
    return [
      caseLine(
        row,
        { person, communes, answered: answered(answers.get(row.id), records) },
        { course, clusterIds },
        context.config.disease,
      ),
    ];
  });
  return { lines, people: [...people.keys(), ...records.keys()], next: nextAfter(ids) };
}

async function linesOfContacts(
  context: Context,
  trx: Transaction,
  scope: Scope,
  { filter, page }: { readonly filter: LineFilter; readonly page: Page },
): Promise<Lines> {
  const { communes } = context.config.province;
  const rows = await contactLines(trx, scope, placed(filter, communes), page);
  const ids = rows.map(({ id }) => id);
  const people = await peopleOf(context, trx, rows);
  const answers = new Map((await answersOfContacts(trx, ids)).map((row) => [row.contact_id, row]));
  const lines = rows.flatMap((row) => {
    const person = people.get(row.person_id);
    return person
      ? [
          contactLine(
            row,
            { person, communes, answered: answered(answers.get(row.id), people) },
            context.config.disease,
          ),
        ]
      : [];
  });
  return { lines, people: [...people.keys()], next: nextAfter(ids) };
}

/** What the audit log has of an export: whose rows in which form, the filter, how many. It holds no value of a record. */
const subjectOf = (
  { who, from, to, class: named, district }: LineFilter,
  form: string,
  rows: number,
): string =>
  [
    `${who}.${form}`,
    ...(from === undefined ? [] : [`from.${from}`]),
    ...(to === undefined ? [] : [`to.${to}`]),
    ...(named === undefined ? [] : [`class.${named}`]),
    ...(district === undefined ? [] : [`district.${district}`]),
    `rows.${rows}`,
  ].join(":");

/** Adds the endpoints. */
export function addLineList(desk: Desk<Tables>, context: Context): void {
  const { clock, config, database, staff } = context;
  const scopeOf = (caller: { scope(permission: string): Scope }): Scope => caller.scope("linelist.export");

  desk.read(countLineList, async (filter, { caller }) => ({
    rows: await countLines(database.db as Sql, scopeOf(caller), placed(filter, config.province.communes)),
  }));

  desk.read(exportLineList, ({ form, after = "", ...filter }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const read = filter.who === "cases" ? linesOfCases : linesOfContacts;
      const page = { after, limit: LINES_AT_ONCE };
      const { lines, people, next } = await read(context, trx, scopeOf(caller), { filter, page });
      const csv =
        form === "sormas"
          ? sormasCsv(filter.who, lines, config)
          : plainCsv(form, lineColumns(filter.who, config.disease), lines);
      await staff.audit(trx, now, {
        actor: caller.id,
        action: "linelist.export",
        subject: subjectOf(filter, form, lines.length),
      });
      await noteReadings(context, trx, now, caller, "linelist", people);
      return { csv, rows: lines.length, next };
    }),
  );
}
