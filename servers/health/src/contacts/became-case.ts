/** A contact who falls ill or whose test says so becomes a case: the chain F0 → F1 → F0. */
import type { RequestOf, ResponseOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import type { contactBecameCase as endpoint } from "@bluezone/contract/health/contacts";
import { type ChangeEntry, type ChangeResult, changed } from "@bluezone/desk/change";
import { dayOf } from "@bluezone/protocol/time";
import { classifiedOf, evidenceDay, onsetOf } from "../cases/case.ts";
import { isConfirmed } from "../cases/contacts-store.ts";
import { earlierContacts, linkContacts } from "../cases/earlier-contacts.ts";
import { openCase } from "../cases/open-case.ts";
import { numberOf } from "../cases/view.ts";
import type { Context } from "../context.ts";
import { endFollowUps } from "./follow-ups/end.ts";
import { type ContactChange, personOfContact, putContact } from "./store.ts";

/**
 * Opens the case at the unit that looks after the person. Throws Fault as the endpoint lists; `conflict` when it was
 * done.
 */
export async function contactBecameCase(
  context: Context,
  asked: RequestOf<typeof endpoint>,
  changing: ContactChange,
): Promise<ChangeResult<ResponseOf<typeof endpoint>>> {
  const { trx, caller, now, row } = changing;
  if (row.became_case_id !== null) throw new Fault("conflict", "There is a case of this contact already.");
  const today = dayOf(now, "vietnam");
  const classified = classifiedOf(asked.classed, today, { fresh: true });
  const opened = await openCase(
    trx,
    { random: context.random, now, today, disease: context.config.disease },
    {
      ...classified,
      ...onsetOf(asked.onset),
      person: await personOfContact(context, trx, row),
      source: "desk",
      fromContactId: row.id,
      linked: row.case_id !== null && (await isConfirmed(trx, row.case_id)),
      by: caller.id,
    },
  );
  await putContact(trx, row, changing, {
    became_case_id: classified.class === "discarded" ? null : opened.id,
  });
  // Near others as well: each of those contacts ends in the same case.
  const ended: ChangeEntry[] = [];
  if (classified.class !== "discarded") {
    ended.push(...(await endFollowUps(trx, [row.id], { by: caller.id, now })));
    const others = await earlierContacts(trx, [row.person_id], evidenceDay(classified));
    ended.push(...(await linkContacts(trx, opened.id, others, { by: caller.id, now, endFollowUps })));
  }
  return changed(
    { id: opened.id, number: numberOf(context.config, opened.number) },
    { action: "contact.became-case", subject: row.id, fields: ["case", "class", "onset"] },
    ...ended,
  );
}
