/** Two records of one person become one, and are taken apart again. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import type { mergeCases as mergeEndpoint } from "@bluezone/contract/health/case-merges";
import { goesDown, isCounted } from "@bluezone/contract/health/cases";
import { type ChangeContext, type ChangeEntry, type ChangeResult, changed } from "@bluezone/desk/change";
import { Day, dayOf } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import type { Person, PersonFields } from "../people/person.ts";
import { changePerson } from "../people/store.ts";
import { drawId } from "../record-id.ts";
import { fromMs, ms, type Tables, type Transaction } from "../tables.ts";
import { testedIn } from "./case.ts";
import { caseTarget, personOfCase } from "./change-case.ts";
import { putClass } from "./classify.ts";
import { linkAgain } from "./earlier-contacts.ts";
import type { CaseHooks, EndFollowUps } from "./hooks.ts";
import { endMerge, findMerge, handOverWaits, insertMerge, uncount } from "./merges-store.ts";
import { undoUntil } from "./read-case.ts";
import { type CaseRow, classesOf, lockCase, peopleOfCase, putCase } from "./store.ts";

const OF_PERSON = ["birthYear", "phone", "commune", "address", "about"] as const;
type OfPerson = (typeof OF_PERSON)[number];
const isOfPerson = (name: string): name is OfPerson => OF_PERSON.some((one) => one === name);

/** One of two records with its person. */
type Whole = { readonly row: CaseRow; readonly person: Person };
const noteOf = ({ row, person }: Whole): string | null =>
  person.own.openOrNull(`case/${row.id}/note`, row.note);

/** Of the case alone: what is taken from the other, how it is told to be empty, and what is put there. */
const OF_CASE = {
  onset: {
    empty: ({ row }: Whole) => row.onset === "unknown",
    same: (a: Whole, b: Whole) => a.row.onset === b.row.onset && a.row.onset_day === b.row.onset_day,
    take: (gone: Whole) => ({ onset: gone.row.onset, onset_day: gone.row.onset_day }),
    clear: () => ({ onset: "unknown" as const, onset_day: null }),
  },
  note: {
    empty: ({ row }: Whole) => row.note === null,
    same: (a: Whole, b: Whole) => noteOf(a) === noteOf(b),
    take: (gone: Whole, keep: Whole) => ({
      note: keep.person.own.sealOrNull(`case/${keep.row.id}/note`, noteOf(gone)),
    }),
    clear: () => ({ note: null }),
  },
  chain: {
    empty: ({ row }: Whole) => row.from_contact_id === null,
    same: (a: Whole, b: Whole) => a.row.from_contact_id === b.row.from_contact_id,
    take: (gone: Whole) => ({ from_contact_id: gone.row.from_contact_id }),
    clear: () => ({ from_contact_id: null }),
  },
  interviewed: {
    empty: ({ row }: Whole) => row.interviewed_ms === null,
    same: (a: Whole, b: Whole) => a.row.interviewed_ms === b.row.interviewed_ms,
    take: (gone: Whole) => ({ interviewed_ms: gone.row.interviewed_ms }),
    clear: () => ({ interviewed_ms: null }),
  },
} satisfies Readonly<
  Record<
    string,
    {
      empty(one: Whole): boolean;
      same(a: Whole, b: Whole): boolean;
      take(gone: Whole, keep: Whole): Partial<CaseRow>;
      clear(): Partial<CaseRow>;
    }
  >
>;
type OfCase = keyof typeof OF_CASE;
const CASE_NAMES = Object.keys(OF_CASE) as readonly OfCase[];

const fieldsOf = ({ name, birthYear, phone, commune, address, about }: Person): PersonFields => ({
  name,
  birthYear,
  phone,
  commune,
  address,
  about,
});

/** The surer class goes on, with its test, and with when it first counted as a case. Audit entries of follow-ups that ended. */
async function takeClass(
  trx: Transaction,
  keep: CaseRow,
  gone: CaseRow,
  { caller, now }: Changing,
  endFollowUps: EndFollowUps,
): Promise<readonly ChangeEntry[]> {
  const classDay = Day(Math.max(keep.class_day, gone.class_day));
  const classified = { class: gone.class, classDay, tested: testedIn(gone) };
  const counted_ms = keep.counted_ms ?? gone.counted_ms;
  await putClass(trx, { ...keep, counted_ms }, { by: caller.id, now }, classified);
  return linkAgain(trx, keep, classified, { by: caller.id, now, endFollowUps });
}

/** Puts back what `takeClass` changed, unless the class was changed since. */
async function giveClassBack(
  trx: Transaction,
  keep: CaseRow,
  merged_ms: string,
  { caller, now }: Changing,
): Promise<boolean> {
  const [last, former, ...earlier] = await classesOf(trx, keep.id);
  if (last?.at_ms !== merged_ms || !former) return false;
  const classified = { class: former.to_class, classDay: Day(former.day), tested: testedIn(former) };
  await putClass(trx, keep, { by: caller.id, now }, classified);
  if (![former, ...earlier].some(({ to_class }) => isCounted(to_class))) await uncount(trx, keep.id);
  return true;
}

type Changing = ChangeContext<Tables>;
type KeepChoice = RequestOf<typeof mergeEndpoint>["keep"];

/** One of the two, held, as it was seen. Throws Fault `not_found` or `conflict`. */
async function lockSeen(trx: Transaction, scope: Scope, { id, version }: KeepChoice): Promise<CaseRow> {
  const row = await lockCase(trx, scope, id);
  if (!row) throw new Fault("not_found", caseTarget.missing);
  if (row.version !== version || !caseTarget.still(row))
    throw new Fault("conflict", "Somebody has changed it meanwhile.");
  return row;
}

async function putPerson(
  context: Context,
  { trx, now }: Changing,
  person: Person,
  fields: Partial<PersonFields>,
): Promise<void> {
  if (Object.keys(fields).length === 0) return;
  const keys = await openPeopleKeys(context, trx);
  if (!(await changePerson(trx, { keys, now }, person, { ...fieldsOf(person), ...fields })))
    throw new Fault("conflict", "Somebody has changed it meanwhile.");
}

/** Merges. Throws Fault as the endpoint lists. */
export async function mergeCases(
  context: Context,
  { moveContacts, endOfDead, endCodes, endFollowUps }: Omit<CaseHooks, "sendCode" | "tellRevised">,
  asked: RequestOf<typeof mergeEndpoint>,
  changing: Changing,
): Promise<ChangeResult<{ mergeId: string }>> {
  const { trx, caller, now, scope } = changing;
  if (asked.keep.id === asked.gone.id) throw new Fault("same_record", "These are one record already.");
  // Held in the order of their ids, so that two who merge the same two the other way round do not wait for each other.
  const held = new Map<string, CaseRow>();
  for (const seen of [asked.keep, asked.gone].sort((a, b) => (a.id < b.id ? -1 : 1)))
    held.set(seen.id, await lockSeen(trx, scope, seen));
  const [keepRow, goneRow] = [held.get(asked.keep.id)!, held.get(asked.gone.id)!];
  if (await handOverWaits(trx, goneRow.id))
    throw new Fault("conflict", "A hand-over of this record waits for an answer.");
  const keep: Whole = { row: keepRow, person: await personOfCase(context, trx, keepRow) };
  const gone: Whole = { row: goneRow, person: await personOfCase(context, trx, goneRow) };
  const ofPerson = OF_PERSON.filter(
    (name) => keep.person.id !== gone.person.id && keep.person[name] === null && gone.person[name] !== null,
  );
  const ofCase = CASE_NAMES.filter((name) => OF_CASE[name].empty(keep) && !OF_CASE[name].empty(gone));
  await putPerson(
    context,
    changing,
    keep.person,
    Object.fromEntries(ofPerson.map((name) => [name, gone.person[name]])),
  );
  const version = await putCase(trx, keepRow, changing, {
    ...Object.assign({}, ...ofCase.map((name) => OF_CASE[name].take(gone, keep))),
    ...(ofPerson.includes("commune") ? { commune: gone.person.commune } : {}),
  });
  const surer = goesDown(goneRow.class, keepRow.class);
  const ended: ChangeEntry[] = [];
  if (surer) ended.push(...(await takeClass(trx, { ...keepRow, version }, goneRow, changing, endFollowUps)));
  const filled = [...ofPerson, ...ofCase, ...(surer ? ["class"] : [])];
  const moved = await moveContacts(trx, goneRow.id, keepRow.id);
  await putCase(trx, goneRow, changing, {
    merged_into: keepRow.id,
    closed_ms: goneRow.closed_ms ?? ms(now),
  });
  const mergeId = drawId(context.random);
  await insertMerge(trx, {
    id: mergeId,
    keep_id: keepRow.id,
    gone_id: goneRow.id,
    contacts: [...moved],
    filled,
    gone_closed_ms: goneRow.closed_ms,
    merged_ms: ms(now),
    merged_by: caller.id,
    undone_ms: null,
  });
  const dead = [keepRow, goneRow].find(({ outcome }) => outcome === "died");
  if (dead) {
    await endCodes(trx, keepRow.id, now);
    const people = await peopleOfCase(trx, keepRow.id);
    const day = Day(dead.outcome_day ?? dayOf(now, "vietnam"));
    ended.push(...(await endOfDead(trx, { people, day, by: caller.id, now })));
  }
  return changed(
    { mergeId },
    { action: "case.merge", subject: `${keepRow.id}:${goneRow.id}`, fields: filled },
    ...ended,
  );
}

/** Takes a merge apart. What was filled goes back unless it was changed since. Throws Fault `not_found` or `too_late`. */
export async function undoMerge(
  context: Context,
  { moveContacts }: Pick<CaseHooks, "moveContacts">,
  { mergeId }: { readonly mergeId: string },
  changing: Changing,
): Promise<ChangeResult<Record<string, never>>> {
  const { trx, now, scope } = changing;
  const merge = await findMerge(trx, scope, mergeId);
  const missing = () => new Fault("not_found", "There is no such merge within reach.");
  if (!merge) throw missing();
  if (now > undoUntil(fromMs(merge.merged_ms)))
    throw new Fault("too_late", "This was merged more than seven days ago.");
  const held = new Map<string, CaseRow>();
  for (const id of [merge.keep_id, merge.gone_id].sort()) {
    const row = await lockCase(trx, scope, id);
    if (!row) throw missing();
    held.set(id, row);
  }
  const [keepRow, goneRow] = [held.get(merge.keep_id)!, held.get(merge.gone_id)!];
  if (goneRow.merged_into !== keepRow.id || keepRow.merged_into !== null)
    throw new Fault("conflict", "One of the two was merged on meanwhile; undo that first.");
  const keep: Whole = { row: keepRow, person: await personOfCase(context, trx, keepRow) };
  const gone: Whole = { row: goneRow, person: await personOfCase(context, trx, goneRow) };
  const ofPerson = merge.filled
    .filter(isOfPerson)
    .filter((name) => JSON.stringify(keep.person[name]) === JSON.stringify(gone.person[name]));
  const ofCase = CASE_NAMES.filter((name) => merge.filled.includes(name) && OF_CASE[name].same(keep, gone));
  await putPerson(context, changing, keep.person, Object.fromEntries(ofPerson.map((name) => [name, null])));
  const version = await putCase(trx, keepRow, changing, {
    ...Object.assign({}, ...ofCase.map((name) => OF_CASE[name].clear())),
    ...(ofPerson.includes("commune") ? { commune: null } : {}),
  });
  const classed =
    merge.filled.includes("class") &&
    (await giveClassBack(trx, { ...keepRow, version }, merge.merged_ms, changing));
  await moveContacts(trx, keepRow.id, goneRow.id, merge.contacts);
  await putCase(trx, goneRow, changing, { merged_into: null, closed_ms: merge.gone_closed_ms });
  await endMerge(trx, mergeId, now);
  return changed(
    {},
    {
      action: "case.unmerge",
      subject: `${keepRow.id}:${goneRow.id}`,
      fields: [...ofPerson, ...ofCase, ...(classed ? ["class"] : [])],
    },
  );
}
