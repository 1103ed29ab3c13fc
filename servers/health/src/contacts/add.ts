/** Adds people from an interview: all of them or none. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import type { addContacts as endpoint } from "@bluezone/contract/health/contacts";
import { type ChangeContext, type ChangeEntry, type ChangeResult, changed } from "@bluezone/desk/change";
import { dayOf } from "@bluezone/protocol/time";
import { staysCase } from "../cases/store.ts";
import type { Context } from "../context.ts";
import { enteredBefore, hold } from "../hold-store.ts";
import { openPeopleKeys } from "../people/keys.ts";
import type { Home } from "../people/store.ts";
import { typedPerson } from "../people/typed.ts";
import type { Tables } from "../tables.ts";
import { holdNames, knownOrNew } from "./known-person.ts";
import { openContact } from "./open-contact.ts";
import { findContact, madeBy, noContact } from "./store.ts";
import { typedCircumstances } from "./typed-contact.ts";

type AddRequest = RequestOf<typeof endpoint>;
type Changing = ChangeContext<Tables>;

async function nearOf({ trx, scope }: Changing, near: AddRequest["near"]): Promise<Home> {
  if ("contactId" in near) {
    const row = await findContact(trx, scope, near.contactId);
    if (!row) throw noContact();
    return { unitId: row.unit_id, unitPath: row.unit_path };
  }
  const row = await staysCase(trx, scope, near.caseId);
  if (!row) throw new Fault("not_found", "There is no such case within reach.");
  if (row.merged_into !== null) throw new Fault("conflict", "This case goes on in another record.");
  return { unitId: row.unit_id, unitPath: row.unit_path };
}

/** New people come into the care of the unit of whom they were near. */
export async function addContacts(
  context: Context,
  { near, people }: AddRequest,
  changing: Changing,
): Promise<ChangeResult<{ added: number; known: number }>> {
  const { trx, caller, now, scope } = changing;
  const home = await nearOf(changing, near);
  const today = dayOf(now, "vietnam");
  const keys = await openPeopleKeys(context, trx);
  // All of them first: two calls that name the same ones in another order would wait for each other.
  await hold(
    trx,
    people.map(({ id }) => id),
  );
  await holdNames(
    trx,
    keys,
    people.map(({ person }) => person.name),
  );
  let [added, known] = [0, 0];
  const filled: ChangeEntry[] = [];
  for (const { id, person: typed, note, ...told } of people) {
    const { day, part, minutes, ...nearness } = typedCircumstances(told, today);
    const fields = typedPerson(context.config.province, typed, today);
    const before = await enteredBefore(
      trx,
      id,
      () => madeBy(trx, id),
      (by) => by === caller.id,
    );
    if (before !== undefined) continue;
    const found = await knownOrNew(context, trx, { keys, scope, now }, fields, home);
    filled.push(...found.filled);
    await openContact(
      trx,
      { random: context.random, now },
      {
        id,
        person: found.person,
        caseId: "caseId" in near ? near.caseId : null,
        ofContactId: "contactId" in near ? near.contactId : null,
        source: "interview",
        day,
        part,
        minutes,
        confidence: null,
        nearness,
        note,
        by: caller.id,
      },
    );
    added += 1;
    if (found.known) known += 1;
  }
  return changed(
    { added, known },
    {
      action: "contacts.add",
      subject: "caseId" in near ? near.caseId : near.contactId,
      fields: ["person", "circumstances"],
    },
    ...filled,
  );
}
