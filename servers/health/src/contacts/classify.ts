/** Classes contacts: what the policy suggested, by which document, and what the officer chose. All of them or none. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import type { classifyContacts as endpoint } from "@bluezone/contract/health/contacts";
import { type ChangeContext, type ChangeResult, changed } from "@bluezone/desk/change";
import { dayOf, type Instant, parseInstant } from "@bluezone/protocol/time";
import { diedAmong } from "../cases/died-store.ts";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { readPeople } from "../people/store.ts";
import { ms, type Tables } from "../tables.ts";
import { mustBeAhead, openFollowUp } from "./follow-ups/open-follow-up.ts";
import { changedMeanwhile, lockContacts, noContact, putContact } from "./store.ts";
import { onsetsOf, suggestFor } from "./suggest.ts";

type ClassifyRequest = RequestOf<typeof endpoint>;

/** Throws Fault `not_found`, `conflict` or `reason_missing`; nothing of it is kept then. */
export async function classifyContacts(
  context: Context,
  { contacts: asked, call }: ClassifyRequest,
  changing: ChangeContext<Tables>,
): Promise<ChangeResult<{ classed: number }>> {
  const { trx, caller, now, scope } = changing;
  const today = dayOf(now, "vietnam");
  const ids = asked.map(({ id }) => id);
  if (new Set(ids).size < ids.length) throw new Fault("bad_request", "A contact stands there twice.");
  const due: Instant | undefined = call === null ? undefined : mustBeAhead(parseInstant(call), now);
  const rows = await lockContacts(trx, scope, ids);
  const onsetOf = await onsetsOf(trx, [...rows.values()]);
  const keys = await openPeopleKeys(context, trx);
  const reasoned = asked.flatMap(({ id, reason }) => (reason ? [rows.get(id)?.person_id ?? ""] : []));
  const people = await readPeople(trx, keys, context.random, reasoned);
  // A relative holds the phone of somebody who died.
  const dead = await diedAmong(
    trx,
    [...rows.values()].map(({ person_id }) => person_id),
  );
  for (const { id, version, class: chosen, reason } of asked) {
    const row = rows.get(id);
    if (!row) throw noContact();
    if (row.version !== version) throw changedMeanwhile();
    const { rule, suggested } = suggestFor(context.config.disease, row, onsetOf(row), today);
    if (suggested !== "unsure" && suggested !== chosen && !reason)
      throw new Fault("reason_missing", "A class other than the suggested one needs a reason.");
    const own = people.get(row.person_id)?.own;
    await putContact(trx, row, changing, {
      class: chosen,
      suggested,
      rule_document: rule?.document ?? null,
      rule_day: rule?.validFrom ?? null,
      reason: own && reason ? own.seal(`contact/${id}/reason`, reason) : null,
      classed_ms: ms(now),
      classed_by: caller.id,
    });
    if (due !== undefined && chosen !== "none" && row.due_ms === null && !dead.has(row.person_id))
      await openFollowUp(trx, context, row, { kind: "call", due }, changing);
  }
  const [only] = ids;
  return changed(
    { classed: ids.length },
    {
      action: "contacts.classify",
      subject: ids.length === 1 && only !== undefined ? only : `contacts.${ids.length}`,
      fields: ["class", ...(due === undefined ? [] : ["followUp"])],
    },
  );
}
