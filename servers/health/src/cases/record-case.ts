/** Records a case of somebody typed, or of somebody known. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import type { recordCase as endpoint } from "@bluezone/contract/health/cases";
import {
  type ChangeContext,
  type ChangeEntry,
  type ChangeResult,
  changed,
  unchanged,
} from "@bluezone/desk/change";
import { dayOf } from "@bluezone/protocol/time";
import { within } from "@bluezone/staff/scope";
import type { Context } from "../context.ts";
import { enteredBefore } from "../hold-store.ts";
import { openPeopleKeys } from "../people/keys.ts";
import type { Person } from "../people/person.ts";
import { noteReadings } from "../people/readings.ts";
import { findDoubles, findPerson, insertPerson } from "../people/store.ts";
import { typedPerson } from "../people/typed.ts";
import type { Tables } from "../tables.ts";
import { checkClass, checkOnset, classifiedOf, evidenceDay, onsetOf } from "./case.ts";
import { doublesOf } from "./doubles.ts";
import { earlierContacts, linkContacts, surelySame } from "./earlier-contacts.ts";
import type { CaseHooks } from "./hooks.ts";
import { type OpenedCase, openCase } from "./open-case.ts";
import { recordedBy } from "./store.ts";

type CaseRequest = RequestOf<typeof endpoint>;
type Changing = ChangeContext<Tables>;

/** The same `once` again answers the same case. Throws Fault as the endpoint lists. */
export async function recordCase(
  context: Context,
  { endFollowUps }: Pick<CaseHooks, "endFollowUps">,
  asked: CaseRequest,
  changing: Changing,
): Promise<ChangeResult<OpenedCase>> {
  const { trx, caller, now } = changing;
  const before = await enteredBefore(
    trx,
    asked.once,
    () => recordedBy(trx, asked.once),
    ({ made_by }) => made_by === caller.id,
  );
  if (before) return unchanged({ id: before.id, number: before.number });
  const today = dayOf(now, "vietnam");
  const [classified, onset] = [classifiedOf(asked.classed, today, { fresh: true }), onsetOf(asked.onset)];
  const { random, config } = context;
  checkClass(config.disease, classified, today);
  checkOnset(onset, today);
  const person = await personFor(context, asked, changing);
  const opened = await openCase(
    trx,
    { random, now, today, disease: config.disease },
    {
      ...classified,
      ...onset,
      person,
      source: "desk",
      once: asked.once,
      by: caller.id,
      ...(asked.note === null || asked.note === "" ? {} : { note: asked.note }),
    },
  );
  const ended: ChangeEntry[] = [];
  if (classified.class !== "discarded") {
    const same = await sameOnes(context, asked, changing, person);
    const contacts = await earlierContacts(trx, same, evidenceDay(classified));
    ended.push(...(await linkContacts(trx, opened.id, contacts, { by: caller.id, now, endFollowUps })));
  }
  if ("id" in asked.person) await noteReadings(context, trx, now, caller, "case.record", [person.id]);
  const fields = ["person", "class", "onset", ...(asked.note ? ["note"] : [])];
  return changed(opened, { action: "case.record", subject: opened.id, fields }, ...ended);
}

/**
 * The person, and whoever out of reach is surely the same: within reach the officer has seen them and said that they are
 * others.
 */
async function sameOnes(
  context: Context,
  asked: CaseRequest,
  { trx, scope }: Changing,
  person: Person,
): Promise<readonly string[]> {
  if ("id" in asked.person) return [person.id];
  const doubles = await findDoubles(trx, await openPeopleKeys(context, trx), context.random, person);
  return doubles.filter((one) => !within(scope, one.unitPath) && surelySame(one, person)).map(({ id }) => id);
}

async function personFor(
  context: Context,
  asked: CaseRequest,
  { trx, caller, now, scope }: Changing,
): Promise<Person> {
  const { random } = context;
  const keys = await openPeopleKeys(context, trx);
  if ("id" in asked.person) {
    const person = await findPerson(trx, keys, random, scope, asked.person.id);
    if (!person) throw new Fault("not_found", "There is nobody of that id within reach.");
    return person;
  }
  const fields = typedPerson(context.config.province, asked.person, dayOf(now, "vietnam"));
  if (!asked.doublesSeen) {
    const known = await doublesOf(context, trx, scope, fields);
    if (known.within.length > 0)
      throw new Fault("double_found", "Somebody like this is known; look at the records first.");
  }
  const { id, path } = caller.home;
  caller.must("cases.write", path);
  return insertPerson(trx, { keys, random, now }, fields, { unitId: id, unitPath: path });
}
