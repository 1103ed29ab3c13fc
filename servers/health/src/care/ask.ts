/** A unit asks for another's record, or asks another to take a contact over. */
import type { RequestOf, ResponseOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import type {
  askRecord as askEndpoint,
  handOverContact as giveEndpoint,
} from "@bluezone/contract/health/care-requests";
import { typedCaseNumber } from "@bluezone/contract/health/case-number";
import { type ChangeContext, type ChangeResult, changed } from "@bluezone/desk/change";
import { type Scope, within } from "@bluezone/staff/scope";
import { unitName } from "../cases/names-store.ts";
import { type ContactChange, personOfContact } from "../contacts/store.ts";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import type { Person } from "../people/person.ts";
import { findDoubles, readPeople } from "../people/store.ts";
import { namesSomebody, typedPhone } from "../people/typed.ts";
import { drawId } from "../record-id.ts";
import { ms, type Sql, type Tables } from "../tables.ts";
import { takingUnit } from "./hand-over.ts";
import { hasOpenCase, insertRequest, personOfNumber, waits } from "./store.ts";
import type { CareRequestRow } from "./tables.ts";

type AskRequest = RequestOf<typeof askEndpoint>;
type Changing = ChangeContext<Tables>;

const MOST_ASKED = 3;

/**
 * Whoever is asked about, wherever they are, with the number of the case when one was named. By name and number nobody is
 * found for who has no record of such a person: that another unit has one is no answer to what anybody types.
 */
async function askedAbout(
  context: Context,
  sql: Sql,
  of: AskRequest["of"],
  scope: Scope,
): Promise<readonly { readonly person: Person; readonly caseNumber: number | null }[]> {
  const keys = await openPeopleKeys(context, sql);
  if ("person" in of) {
    const { name, birthYear, phone } = of.person;
    const fields = { name, birthYear, phone: typedPhone(phone) };
    const found = await findDoubles(sql, keys, context.random, fields);
    if (!found.some(({ unitPath }) => within(scope, unitPath))) return [];
    return found.map((person) => ({ person, caseNumber: null }));
  }
  const number = typedCaseNumber(of.number, context.config.casePrefix);
  if (number === undefined) return [];
  const personId = await personOfNumber(sql, number);
  if (personId === undefined) return [];
  const people = await readPeople(sql, keys, context.random, [personId]);
  return [...people.values()].map((person) => ({ person, caseNumber: number }));
}

async function put(
  context: Context,
  { trx, caller, now }: Changing,
  row: Omit<
    CareRequestRow,
    "id" | "asked_ms" | "asked_by" | "answer" | "answered_ms" | "answered_by" | "until_ms"
  >,
): Promise<string> {
  const id = drawId(context.random);
  await insertRequest(trx, {
    ...row,
    id,
    asked_ms: ms(now),
    asked_by: caller.id,
    answer: null,
    answered_ms: null,
    answered_by: null,
    until_ms: null,
  });
  return id;
}

const mayName = () =>
  new Fault("names_somebody", "The reason is read before anything is shown; name nobody in it.");
const already = () => new Fault("asked_already", "This was asked already and waits for its answer.");

/** Asks for a record; answers the requests with the units that they went to. Throws Fault as the endpoint lists. */
export async function askRecord(
  context: Context,
  { of, wish, reason }: AskRequest,
  changing: Changing,
): Promise<ChangeResult<ResponseOf<typeof askEndpoint>>> {
  const { trx, caller, scope } = changing;
  caller.must("cases.handover", caller.home.path);
  if (namesSomebody(reason, "person" in of ? of.person.name : undefined)) throw mayName();
  const found = await askedAbout(context, trx, of, scope);
  if (found.length === 0) throw new Fault("not_found", "There is no such record.");
  const away = found.filter(({ person }) => !within(scope, person.unitPath)).slice(0, MOST_ASKED);
  if (away.length === 0) throw new Fault("own_record", "This record lies within reach already.");
  const asked: { id: string; unitName: string }[] = [];
  for (const { person, caseNumber } of away) {
    if (namesSomebody(reason, person.name)) throw mayName();
    if (await waits(trx, person.id, caller.home.id)) continue;
    const id = await put(context, changing, {
      of_person: person.id,
      way: "ask",
      wish,
      asker_unit_id: caller.home.id,
      asker_unit_path: caller.home.path,
      other_unit_id: person.unitId,
      other_unit_path: person.unitPath,
      case_number: caseNumber,
      contact_id: null,
      reason,
    });
    asked.push({ id, unitName: await unitName(trx, person.unitId) });
  }
  const [first] = asked;
  if (!first) throw already();
  return changed(
    { asked },
    {
      action: "care.ask",
      subject: asked.length === 1 ? first.id : `care.${asked.length}`,
      fields: [wish, "reason"],
    },
  );
}

/** Asks another unit to take a contact over. Throws Fault as the endpoint lists. */
export async function handOverContact(
  context: Context,
  { toUnitId, reason }: RequestOf<typeof giveEndpoint>,
  changing: ContactChange,
): Promise<ChangeResult<{ id: string }>> {
  const { trx, row } = changing;
  const unit = await takingUnit(trx, toUnitId, row.unit_id);
  if (await hasOpenCase(trx, row.person_id))
    throw new Fault("has_case", "This person has an open case; hand that over.");
  const person = await personOfContact(context, trx, row);
  if (namesSomebody(reason, person.name)) throw mayName();
  if (await waits(trx, row.person_id, row.unit_id)) throw already();
  const id = await put(context, changing, {
    of_person: row.person_id,
    way: "give",
    wish: "take",
    asker_unit_id: row.unit_id,
    asker_unit_path: row.unit_path,
    other_unit_id: unit.id,
    other_unit_path: unit.path,
    case_number: null,
    contact_id: row.id,
    reason,
  });
  return changed({ id }, { action: "care.give", subject: row.id, fields: ["toUnit", "reason"] });
}
