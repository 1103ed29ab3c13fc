/** What an officer changes of a case: the person, the onset, the note; whether it was reported; whether it is closed. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import type {
  changeCase as changeEndpoint,
  closeCase as closeEndpoint,
  reportCase as reportEndpoint,
} from "@bluezone/contract/health/cases";
import { type ChangeContext, type ChangeEntry, type ChangeResult, changed } from "@bluezone/desk/change";
import { Day, dayOf, dayStart, isoDay, parseDay, parseInstant } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { changedFields, type Person } from "../people/person.ts";
import { changePerson, readPeople } from "../people/store.ts";
import { typedPerson } from "../people/typed.ts";
import { fromMs, ms, type Tables, type Transaction } from "../tables.ts";
import { checkOnset, onsetOf } from "./case.ts";
import type { CaseHooks } from "./hooks.ts";
import { noteLook } from "./look.ts";
import { type CaseRow, classesOf, lockCase, peopleOfCase, putCase } from "./store.ts";

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

/** The day on which a case was recorded. */
export const recordedOn = (row: CaseRow): Day => dayOf(fromMs(row.made_ms), "vietnam");

/** Fields by which others are found who may be the same. */
const LOOKED_FOR: ReadonlySet<string> = new Set(["name", "birthYear", "phone"]);

/**
 * The change of person, onset and note, both versions as they were seen. The commune of the case follows the person's. Whom
 * others may be the same as is a look for somebody. Throws Fault as the endpoint lists.
 */
export async function changeCase(
  context: Context,
  asked: RequestOf<typeof changeEndpoint>,
  changing: CaseChange,
): Promise<Versioned> {
  const { trx, caller, now, row } = changing;
  const person = await personOfCase(context, trx, row);
  if (person.version !== asked.personVersion)
    throw new Fault("conflict", "Somebody has changed it meanwhile.");
  const today = dayOf(now, "vietnam");
  const fields = typedPerson(context.config.province, asked.person, today, person);
  const onset = onsetOf(asked.onset);
  checkOnset(onset, today, recordedOn(row));
  if (row.outcome_day !== null && (onset.onsetDay ?? row.outcome_day) > row.outcome_day)
    throw new Fault("onset_invalid", "symptoms must have begun before what became of the person");
  const names: string[] = [...changedFields(person, fields)];
  // The case is read next with the units that know somebody like this.
  if (names.some((name) => LOOKED_FOR.has(name))) await noteLook(context, trx, caller, now);
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

/** Says when it was reported, or takes that back. Throws Fault `reported_invalid`. */
export async function reportCase(
  { reported }: RequestOf<typeof reportEndpoint>,
  changing: CaseChange,
): Promise<Versioned> {
  const { trx, caller, now, row } = changing;
  const at = reported === null ? null : parseInstant(reported);
  if (at !== null) {
    const first = (await classesOf(trx, row.id)).at(-1);
    if (at > now || (first && at < dayStart(Day(first.day), "vietnam")))
      throw new Fault("reported_invalid", "it was reported after it was classified, and not in the future");
  }
  const version = await putCase(trx, row, changing, {
    reported_ms: at === null ? null : ms(at),
    reported_by: at === null ? null : caller.id,
  });
  return changed({ version }, { action: "case.report", subject: row.id, fields: ["reported"] });
}

/** Closes it with what became of the person. Of somebody who died, whatever would ring or visit them ends with it. Throws Fault `outcome_missing` or `outcome_invalid`. */
export async function closeCase(
  context: Context,
  { endOfDead, endCodes }: Pick<CaseHooks, "endOfDead" | "endCodes">,
  { outcome }: RequestOf<typeof closeEndpoint>,
  changing: CaseChange,
): Promise<Versioned> {
  const { trx, caller, now, row } = changing;
  if (row.closed_ms !== null) throw new Fault("conflict", "It is closed already.");
  if (outcome === null && row.class !== "discarded")
    throw new Fault("outcome_missing", "A case is closed with what became of the person.");
  const person = await personOfCase(context, trx, row);
  const day = outcome && parseDay(outcome.day);
  if (day !== null) {
    const born = person.birthYear !== null && Number(isoDay(day).slice(0, 4)) < person.birthYear;
    const early = row.onset_day !== null && day < row.onset_day;
    if (row.class === "discarded" || day > dayOf(now, "vietnam") || born || early)
      throw new Fault("outcome_invalid", "an outcome is of a case, between its first symptoms and today");
  }
  const where = outcome?.outcome === "moved" ? outcome.where : null;
  const version = await putCase(trx, row, changing, {
    closed_ms: ms(now),
    closed_by: caller.id,
    outcome: outcome?.outcome ?? null,
    outcome_day: day,
    outcome_where: person.own.sealOrNull(`case/${row.id}/where`, where),
  });
  const ended: ChangeEntry[] = [];
  if (outcome?.outcome === "died" && day !== null) {
    await endCodes(trx, row.id, now);
    const people = await peopleOfCase(trx, row.id);
    ended.push(...(await endOfDead(trx, { people, day, by: caller.id, now })));
  }
  const fields = outcome ? ["outcome"] : [];
  return changed({ version }, { action: "case.close", subject: row.id, fields }, ...ended);
}

/** Opens it again; its outcome goes. */
export async function reopenCase(_: unknown, changing: CaseChange): Promise<Versioned> {
  const { trx, row } = changing;
  if (row.closed_ms === null) throw new Fault("conflict", "It is open already.");
  const none = { closed_ms: null, closed_by: null, outcome: null, outcome_day: null, outcome_where: null };
  const version = await putCase(trx, row, changing, none);
  const fields = row.outcome === null ? [] : ["outcome"];
  return changed({ version }, { action: "case.reopen", subject: row.id, fields });
}
