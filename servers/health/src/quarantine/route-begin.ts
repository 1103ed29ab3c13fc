/** Endpoints that begin a quarantine: of a contact, of a case, of somebody typed. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import {
  beginQuarantine,
  planQuarantine,
  quarantineOfCase,
  quarantineOfContact,
} from "@bluezone/contract/health/quarantine";
import { planFor, quarantineRuleOn } from "@bluezone/policy/quarantine-plan";
import { Day, dayOf, isoDay, parseDay } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import type { ActionContext } from "../action-context.ts";
import { shownPerson } from "../cases/view.ts";
import { lastContactOf } from "../contacts/store.ts";
import type { Context } from "../context.ts";
import { noteReadings } from "../people/readings.ts";
import type { Transaction } from "../tables.ts";
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

/** Begins it and makes the link; both are told in one transaction, and the message leaves after it. */
function begin(
  context: Context,
  { caller, now }: ActionContext,
  { of, ...begun }: RequestOf<typeof beginQuarantine>,
) {
  const { database, random, staff } = context;
  const today = dayOf(now, "vietnam");
  return database.transaction(async (trx) => {
    const from = await whoBegins(context, trx, { caller, now }, of);
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
    const row = await quarantineOf(trx, id);
    await staff.audit(trx, now, {
      actor: caller.id,
      action: "quarantine.start",
      subject: id,
      fields: ["place", "firstDay", "vaccinated"],
    });
    return { row, phone, link };
  });
}

/** Adds the endpoints. */
export function addQuarantineBegin(http: Http<Viewer>, context: Context): void {
  const { clock, database } = context;

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
    database.transaction(async (trx) =>
      startForm(context, trx, caller, (await contactOf(trx, caller, contactId)).person_id),
    ),
  );

  http.route(quarantineOfCase, ({ caseId }, { caller }) =>
    database.transaction(async (trx) =>
      startForm(context, trx, caller, (await caseOf(trx, caller, caseId)).person_id),
    ),
  );

  http.route(beginQuarantine, async (asked, { caller }) => {
    const now = clock.now();
    const made = await begin(context, { caller, now }, asked);
    const sms = await sendLink(context, "dayLog", { ...made, today: dayOf(now, "vietnam") });
    return { id: made.row.id, lastDay: isoDay(Day(made.row.last_day)), sms };
  });
}
