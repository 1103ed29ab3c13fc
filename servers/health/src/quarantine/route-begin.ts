/** Endpoints that begin a quarantine: of a contact, of a case, of somebody typed. */
import { Fault } from "@bluezone/contract/fault";
import {
  beginQuarantine,
  planQuarantine,
  quarantineOfCase,
  quarantineOfContact,
} from "@bluezone/contract/health/quarantine";
import { planFor, quarantineRuleOn } from "@bluezone/policy/quarantine-plan";
import { dayOf, isoDay, parseDay } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import { inScope, within } from "@bluezone/staff/scope";
import type { Viewer } from "@bluezone/staff/viewer";
import { fold } from "@bluezone/vietnamese/fold";
import { findCase } from "../cases/store.ts";
import { shownPerson } from "../cases/view.ts";
import type { Context } from "../context.ts";
import { openPeopleKeys, type PeopleKeys } from "../people/keys.ts";
import type { Person, PersonFields } from "../people/person.ts";
import { noteReadings } from "../people/readings.ts";
import { findDoubles, insertPerson, readPeople } from "../people/store.ts";
import { typedPerson } from "../people/typed.ts";
import type { Sql, Transaction } from "../tables.ts";
import { quarantinedAmong } from "./in-quarantine.ts";
import { lastContactOf } from "./last-contact.ts";
import { makeLink } from "./link.ts";
import { mobileOf, sendLink } from "./send.ts";
import { startQuarantine } from "./start.ts";
import { isoOrNull, shownRule } from "./view.ts";

const missing = () => new Fault("not_found", "There is nobody of that id within reach.");

/** Adds the endpoints. */
export function addQuarantineBegin(http: Http<Viewer>, context: Context): void {
  const { clock, database, random, staff } = context;

  const contactOf = (sql: Sql, caller: Viewer, id: string) =>
    sql
      .selectFrom("contact")
      .select(["id", "person_id", "case_id"])
      .where("id", "=", id)
      .where(inScope(caller.scope("quarantine.write"), "contact.unit_path"))
      .executeTakeFirst();

  async function personById(sql: Sql, id: string): Promise<Person> {
    const keys = await openPeopleKeys(context, sql);
    const person = (await readPeople(sql, keys, random, [id])).get(id);
    if (!person) throw missing();
    return person;
  }

  /** What a start form shows before it begins. */
  async function whose(trx: Transaction, caller: Viewer, personId: string) {
    const person = await personById(trx, personId);
    const quarantined = await quarantinedAmong(trx, caller.scope("quarantine.write"), [personId]);
    const contactDay = await lastContactOf(trx, personId);
    await noteReadings(context, trx, clock.now(), caller, "quarantine.start", [personId]);
    return {
      person: shownPerson(person),
      openId: quarantined.get(personId) ?? null,
      lastContactDay: isoOrNull(contactDay ?? null),
    };
  }

  /** Whoever has the same name and the same phone number within reach is the same person, and is not kept twice. */
  async function knownAs(
    sql: Sql,
    keys: PeopleKeys,
    caller: Viewer,
    fields: PersonFields,
  ): Promise<Person | undefined> {
    if (fields.phone === null) return undefined;
    const scope = caller.scope("quarantine.write");
    return (await findDoubles(sql, keys, random, fields)).find(
      ({ name, phone, unitPath }) =>
        fold(name) === fold(fields.name) && phone === fields.phone && within(scope, unitPath),
    );
  }

  http.route(planQuarantine, async ({ firstDay, vaccinated }) => {
    const rule = quarantineRuleOn(dayOf(clock.now(), "vietnam"));
    const plan = planFor(rule, parseDay(firstDay), { vaccinated });
    return {
      days: plan.days,
      lastDay: isoDay(plan.lastDay),
      tests: plan.tests.map(({ day }) => isoDay(day)),
      watchUntil: plan.watchUntil === undefined ? null : isoDay(plan.watchUntil),
      place: plan.place,
      rule: shownRule(rule),
    };
  });

  http.route(quarantineOfContact, ({ contactId }, { caller }) =>
    database.transaction(async (trx) => {
      const contact = await contactOf(trx, caller, contactId);
      if (!contact) throw missing();
      return whose(trx, caller, contact.person_id);
    }),
  );

  http.route(quarantineOfCase, ({ caseId }, { caller }) =>
    database.transaction(async (trx) => {
      const found = await findCase(trx, caller.scope("quarantine.write"), caseId);
      if (!found) throw missing();
      return whose(trx, caller, found.person_id);
    }),
  );

  http.route(beginQuarantine, async ({ of, ...begun }, { caller }) => {
    const now = clock.now();
    const today = dayOf(now, "vietnam");

    const made = await database.transaction(async (trx) => {
      const from = await (async () => {
        if ("contactId" in of) {
          const contact = await contactOf(trx, caller, of.contactId);
          if (!contact) throw missing();
          const person = await personById(trx, contact.person_id);
          return { person, contactId: contact.id, caseId: contact.case_id };
        }
        if ("caseId" in of) {
          const found = await findCase(trx, caller.scope("quarantine.write"), of.caseId);
          if (!found) throw missing();
          return { person: await personById(trx, found.person_id), contactId: null, caseId: found.id };
        }
        const { id, path } = caller.home;
        caller.must("quarantine.write", path);
        const keys = await openPeopleKeys(context, trx);
        const fields = typedPerson(of.person, today);
        const home = { unitId: id, unitPath: path };
        const known = await knownAs(trx, keys, caller, fields);
        const person = known ?? (await insertPerson(trx, { keys, random, now }, fields, home));
        return { person, contactId: null, caseId: null };
      })();
      const { id } = await startQuarantine(
        trx,
        { random, now, today },
        {
          ...from,
          place: begun.place,
          ...(begun.siteName !== null && { siteName: begun.siteName }),
          firstDay: parseDay(begun.firstDay),
          ruleDay: today,
          vaccinated: begun.vaccinated,
          reason: begun.reason,
          by: caller.id,
        },
      );
      const phone = begun.sendLink ? mobileOf(from.person.phone) : undefined;
      const link = phone && (await makeLink(context, trx, id, now));
      const row = await trx
        .selectFrom("quarantine")
        .selectAll()
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      await staff.audit(trx, now, {
        actor: caller.id,
        action: "quarantine.start",
        subject: id,
        fields: ["place", "firstDay", "vaccinated"],
      });
      return { row, phone, link };
    });
    const sms = await sendLink(context, "dayLog", { ...made, today });
    return { id: made.row.id, lastDay: isoDay(made.row.last_day as never), sms };
  });
}
