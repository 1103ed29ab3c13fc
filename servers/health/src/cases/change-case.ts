/** What an officer changes of a case: the person, the onset, the note; the result; whether it is closed. */
import type { RequestOf, ResponseOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import type {
  changeCase as changeEndpoint,
  reviseResult as reviseEndpoint,
} from "@bluezone/contract/health/cases";
import { type ChangeContext, type ChangeResult, changed } from "@bluezone/desk/change";
import { Day, dayOf } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import type { Person, PersonFields } from "../people/person.ts";
import { changePerson, readPeople } from "../people/store.ts";
import { typedPerson } from "../people/typed.ts";
import { fromMs, ms, type Tables, type Transaction } from "../tables.ts";
import { checkCase, onsetOf, type TestResult, testedOf } from "./case.ts";
import type { CaseHooks } from "./hooks.ts";
import { type CaseRow, keepResult, lockCase, putCase } from "./store.ts";

/** What is changed: a case within reach that goes on in no other. */
export const caseTarget = {
  lock: (trx: Transaction, scope: Scope, { id }: { readonly id: string }) => lockCase(trx, scope, id),
  missing: "There is no such case within reach.",
  still: ({ merged_into }: CaseRow): boolean => merged_into === null,
};

/** A change of a case, which is held. */
export type CaseChange = ChangeContext<Tables> & { readonly row: CaseRow };
type Versioned = ChangeResult<{ version: number }>;

/** The person of a case. */
export async function personOfCase(
  context: Pick<Context, "random" | "vault">,
  trx: Transaction,
  { person_id }: Pick<CaseRow, "person_id">,
): Promise<Person> {
  const keys = await openPeopleKeys(context, trx);
  const person = (await readPeople(trx, keys, context.random, [person_id])).get(person_id);
  if (!person) throw new Fault("not_found", "This person's data was deleted.");
  return person;
}

const testedIn = (row: CaseRow): TestResult => ({
  test: row.test,
  result: row.result,
  sampleDay: Day(row.sample_day),
  resultDay: Day(row.result_day),
});
const recordedOn = (row: CaseRow): Day => dayOf(fromMs(row.made_ms), "vietnam");
const PERSON_FIELDS = ["name", "birthYear", "phone", "commune", "address"] as const;
const differing = (before: PersonFields, after: PersonFields): readonly string[] =>
  PERSON_FIELDS.filter((name) => before[name] !== after[name]);

/** The change of person, onset and note, both versions as they were seen. The commune of the case follows the person's. */
export async function changeCase(
  context: Context,
  asked: RequestOf<typeof changeEndpoint>,
  changing: CaseChange,
): Promise<Versioned> {
  const { trx, now, row } = changing;
  const person = await personOfCase(context, trx, row);
  if (person.version !== asked.personVersion)
    throw new Fault("conflict", "Somebody has changed it meanwhile.");
  const today = dayOf(now, "vietnam");
  const fields = typedPerson(asked.person, today);
  const onset = onsetOf(asked.onset);
  checkCase(testedIn(row), onset, today, recordedOn(row));
  const names = [...differing(person, fields)];
  if (names.length > 0) {
    const keys = await openPeopleKeys(context, trx);
    if (!(await changePerson(trx, { keys, now }, person, fields)))
      throw new Fault("conflict", "Somebody has changed it meanwhile.");
  }
  const note = asked.note === null || asked.note === "" ? null : asked.note;
  const column = `case/${row.id}/note`;
  if (note !== person.own.openOrNull(column, row.note)) names.push("note");
  if (onset.onset !== row.onset || onset.onsetDay !== row.onset_day) names.push("onset");
  const version = await putCase(trx, row, changing, {
    onset: onset.onset,
    onset_day: onset.onsetDay,
    commune: fields.commune,
    note: person.own.sealOrNull(column, note),
  });
  return changed({ version }, { action: "case.change", subject: row.id, fields: names });
}

/** Puts the result right and keeps what it was. Throws Fault `not_revised` when it says the same. */
export async function reviseResult(
  { tellRevised }: Pick<CaseHooks, "tellRevised">,
  asked: RequestOf<typeof reviseEndpoint>,
  changing: CaseChange,
): Promise<ChangeResult<ResponseOf<typeof reviseEndpoint>>> {
  const { trx, caller, now, row } = changing;
  const tested = testedOf(asked.tested);
  const before = testedIn(row);
  if ((["test", "result", "sampleDay", "resultDay"] as const).every((name) => tested[name] === before[name]))
    throw new Fault("not_revised", "This is what the result says already.");
  checkCase(
    tested,
    { onset: row.onset, onsetDay: row.onset_day } as Parameters<typeof checkCase>[1],
    dayOf(now, "vietnam"),
    recordedOn(row),
  );
  await keepResult(trx, row, changing);
  const version = await putCase(trx, row, changing, {
    test: tested.test,
    result: tested.result,
    sample_day: tested.sampleDay,
    result_day: tested.resultDay,
  });
  const told =
    asked.tell &&
    tested.result === "negative" &&
    row.result !== "negative" &&
    (await tellRevised(trx, { caseId: row.id, by: caller.id, now }));
  return changed(
    { version, told, code: tested.result },
    { action: "case.revise", subject: row.id, fields: ["tested", ...(told ? ["message"] : [])] },
  );
}

/** Finishes its interview, or opens it again. */
export async function endInterview(
  { ended }: { readonly ended: boolean },
  changing: CaseChange,
): Promise<Versioned> {
  const { trx, now, row } = changing;
  if ((row.interviewed_ms !== null) === ended) throw new Fault("conflict", "It is so already.");
  const version = await putCase(trx, row, changing, { interviewed_ms: ended ? ms(now) : null });
  const action = ended ? "case.interview-end" : "case.interview-reopen";
  return changed({ version }, { action, subject: row.id });
}

/** Closes it, or opens it again. */
export async function closeCase(
  { closed }: { readonly closed: boolean },
  changing: CaseChange,
): Promise<Versioned> {
  const { trx, now, row } = changing;
  if ((row.closed_ms !== null) === closed) throw new Fault("conflict", "It is so already.");
  const version = await putCase(trx, row, changing, { closed_ms: closed ? ms(now) : null });
  return changed({ version }, { action: closed ? "case.close" : "case.reopen", subject: row.id });
}
