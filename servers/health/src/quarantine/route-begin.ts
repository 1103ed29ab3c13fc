/** Endpoints that begin a quarantine: of a contact, of a case, of somebody typed. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import {
  beginQuarantine,
  planQuarantine,
  quarantineOfCase,
  quarantineOfContact,
} from "@bluezone/contract/health/quarantine";
import { answered, type ChangeContext, changed, type Desk } from "@bluezone/desk/change";
import { planFor, quarantineRuleOn } from "@bluezone/policy/quarantine-plan";
import { Day, dayOf, isoDay, parseDay } from "@bluezone/protocol/time";
import type { Viewer } from "@bluezone/staff/viewer";
import { shownPerson } from "../cases/view.ts";
import { lastContactOf } from "../contacts/store.ts";
import type { Context } from "../context.ts";
import { noteReadings } from "../people/readings.ts";
import type { Tables, Transaction } from "../tables.ts";
import { makeLink } from "./link.ts";
import { mobileOf, sendLink } from "./send.ts";
import { startQuarantine } from "./start.ts";
import { quarantinedAmong, quarantineOf } from "./store.ts";
import { isoOrNull, shownRule } from "./view.ts";
import { caseOf, contactOf, personById, whoBegins } from "./whose.ts";

/** What a start form shows before it begins. */
async function startForm(context: Context, trx: Transaction, caller: Viewer, personId: string) {
  const person = await personById(context, trx, personId);
  const quarantined = await quarantinedAmong(trx, caller.scope("quarantine.write"), [personId]);
  const contactDay = await lastContactOf(trx, personId);
  await noteReadings(context, trx, context.clock.now(), caller, "quarantine.start", [personId]);
  return {
    person: shownPerson(person),
    openId: quarantined.get(personId) ?? null,
    lastContactDay: isoOrNull(contactDay ?? null),
  };
}

/** Begins it and makes the link; the message leaves after the transaction. */
async function begin(
  context: Context,
  { of, ...begun }: RequestOf<typeof beginQuarantine>,
  { trx, now, caller }: ChangeContext<Tables>,
) {
  const today = dayOf(now, "vietnam");
  const { from, filled } = await whoBegins(context, trx, { caller, now }, of);
  const { id } = await startQuarantine(
    trx,
    { random: context.random, now, today, disease: context.config.disease },
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
  return changed(
    { row: await quarantineOf(trx, id), phone, link, today },
    { action: "quarantine.start", subject: id, fields: ["place", "firstDay", "vaccinated"] },
    ...filled,
  );
}

/** Adds the endpoints. */
export function addQuarantineBegin(desk: Desk<Tables>, context: Context): void {
  const { clock, database } = context;

  desk.read(planQuarantine, async ({ firstDay, vaccinated }) => {
    const rule = quarantineRuleOn(context.config.disease, dayOf(clock.now(), "vietnam"));
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

  desk.read(quarantineOfContact, ({ contactId }, { caller }) =>
    database.transaction(async (trx) =>
      startForm(context, trx, caller, (await contactOf(trx, caller, contactId)).person_id),
    ),
  );

  desk.read(quarantineOfCase, ({ caseId }, { caller }) =>
    database.transaction(async (trx) =>
      startForm(context, trx, caller, (await caseOf(trx, caller, caseId)).person_id),
    ),
  );

  desk.changes(beginQuarantine, async (asked, { change }) => {
    const made = await change((changing) => begin(context, asked, changing));
    const { id, last_day } = made.answer.row;
    const sms = await sendLink(context, "dayLog", made.answer);
    return answered(made, { id, lastDay: isoDay(Day(last_day)), sms });
  });
}
