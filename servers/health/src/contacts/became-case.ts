/** A contact whose test says so becomes a case: the chain F0 → F1 → F0. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import type { contactBecameCase as endpoint } from "@bluezone/contract/health/contacts";
import { dayOf, parseDay } from "@bluezone/protocol/time";
import type { ActionContext } from "../action-context.ts";
import { onsetOf, testedOf } from "../cases/case.ts";
import { earlierContacts, linkContacts } from "../cases/earlier-contacts.ts";
import { type OpenedCase, openCase } from "../cases/open-case.ts";
import type { Context } from "../context.ts";
import type { Transaction } from "../tables.ts";
import { personOfContact, putContact, seenContact } from "./store.ts";

/**
 * Opens the case at the unit that looks after the person. Throws Fault as the endpoint lists; `conflict` when it was
 * done.
 */
export async function contactBecameCase(
  context: Context,
  trx: Transaction,
  asked: RequestOf<typeof endpoint>,
  doing: ActionContext,
): Promise<OpenedCase> {
  const { caller, now } = doing;
  const row = await seenContact(trx, caller.scope("cases.write"), asked);
  if (row.became_case_id !== null) throw new Fault("conflict", "There is a case of this contact already.");
  const opened = await openCase(
    trx,
    { random: context.random, now, today: dayOf(now, "vietnam") },
    {
      ...testedOf(asked.tested),
      ...onsetOf(asked.onset),
      person: await personOfContact(context, trx, row),
      source: "desk",
      fromContactId: row.id,
      by: caller.id,
    },
  );
  await putContact(trx, row, doing, { became_case_id: opened.id });
  // Near others as well: each of those contacts ends in the same case.
  if (asked.tested.result !== "negative") {
    const others = await earlierContacts(trx, [row.person_id], parseDay(asked.tested.sampleDay));
    await linkContacts(trx, opened.id, others, { by: caller.id, now });
  }
  await context.staff.audit(trx, now, {
    actor: caller.id,
    action: "contact.became-case",
    subject: row.id,
    fields: ["case", "tested", "onset"],
  });
  return opened;
}
