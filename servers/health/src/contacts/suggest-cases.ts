/** Cases that somebody may have been near, with what speaks for each: shown to the officer who talks with them, never to them. */
import type { RequestOf, ResponseOf } from "@bluezone/contract/endpoint";
import type { likelyCases as endpoint } from "@bluezone/contract/health/contacts";
import { theOneOn } from "@bluezone/policy/dated";
import { type Day, parseDay } from "@bluezone/protocol/time";
import { type Scope, within } from "@bluezone/staff/scope";
import { beganOn } from "../cases/case.ts";
import { numberOf, shownDay } from "../cases/view.ts";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { findByPhones } from "../people/store.ts";
import { typedPhone } from "../people/typed.ts";
import type { Sql } from "../tables.ts";
import { casesToWeigh, namedContacts } from "./evidence-store.ts";
import { beganBetween, byLikelihood, MOST_LIKELY } from "./likely-cases.ts";

/** The likeliest first, and the ids of everybody whose name or case it shows. Throws Fault `phone_invalid`. */
export async function suggestCases(
  context: Pick<Context, "config" | "random" | "vault">,
  sql: Sql,
  { scope, today }: { readonly scope: Scope; readonly today: Day },
  asked: RequestOf<typeof endpoint>,
): Promise<{ readonly answer: ResponseOf<typeof endpoint>; readonly people: readonly string[] }> {
  const day = asked.day === null ? null : parseDay(asked.day);
  const phone = typedPhone(asked.phone);
  const keys = await openPeopleKeys(context, sql);
  const known = await findByPhones(sql, keys, context.random, phone === null ? [] : [phone]);
  const callers = known.filter(({ unitPath }) => within(scope, unitPath));
  const contacts = await namedContacts(
    sql,
    scope,
    callers.map(({ id }) => id),
  );
  const { contactRules, infectious } = context.config.disease;
  const before = theOneOn(contactRules, day ?? today)?.daysBeforeOnset ?? infectious.before;
  const named = contacts.flatMap(({ case_id }) => (case_id === null ? [] : [case_id]));
  const rows = await casesToWeigh(sql, scope, beganBetween(day, today, { before, after: infectious.after }), {
    ids: named,
    commune: asked.commune,
    near: day ?? today,
  });
  const weighed = rows
    .map((row) => ({
      row,
      named: named.includes(row.id),
      sameCommune: asked.commune !== null && row.commune === asked.commune,
      began: beganOn(row),
    }))
    .sort(byLikelihood(day))
    .slice(0, MOST_LIKELY);
  const nameOf = (personId: string): string => callers.find(({ id }) => id === personId)?.name ?? "";
  return {
    people: [...new Set([...weighed.map(({ row }) => row.person_id), ...callers.map(({ id }) => id)])],
    answer: {
      cases: weighed.map(({ row, named: isNamed, sameCommune, began }) => ({
        id: row.id,
        number: numberOf(context.config, row.number),
        class: row.class,
        began: shownDay(began),
        commune: row.commune,
        named: isNamed,
        sameCommune,
        contacts: contacts
          .filter((one) => one.case_id === row.id && one.sent_ms === null)
          .map((one) => ({
            id: one.id,
            name: nameOf(one.person_id),
            day: one.day === null ? null : shownDay(one.day),
          })),
      })),
    },
  };
}
