/** The endpoints of follow-ups. */
import {
  doFollowUp as doEndpoint,
  listFollowUps as listEndpoint,
  makeFollowUp as makeEndpoint,
  moveFollowUp as moveEndpoint,
} from "@bluezone/contract/health/follow-ups";
import type { Desk } from "@bluezone/desk/change";
import { dayOf } from "@bluezone/protocol/time";
import { shownAt } from "../../cases/view.ts";
import type { Context } from "../../context.ts";
import { openPeopleKeys } from "../../people/keys.ts";
import { noteReadings } from "../../people/readings.ts";
import { readPeople } from "../../people/store.ts";
import type { Tables } from "../../tables.ts";
import type { ContactHooks } from "../hooks.ts";
import { contactTarget } from "../store.ts";
import { doFollowUp, followUpTarget, makeFollowUp, moveFollowUp } from "./actions.ts";
import { countFollowUps, findFollowUps } from "./store.ts";

/** Adds the endpoints below /api/health/follow-ups/. */
export function addFollowUps(desk: Desk<Tables>, context: Context, { quarantinedAmong }: ContactHooks): void {
  const { clock, database, random } = context;

  desk.read(listEndpoint, ({ when, limit }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const moments = { now, today: dayOf(now, "vietnam") };
      const scope = caller.scope("contacts.read");
      const rows = await findFollowUps(trx, scope, when, moments, limit);
      const counts = await countFollowUps(trx, scope, moments);
      const keys = await openPeopleKeys(context, trx);
      const ids = rows.map(({ person_id }) => person_id);
      const people = await readPeople(trx, keys, random, ids);
      const quarantined = await quarantinedAmong(trx, caller.scope("quarantine.read"), ids);
      const followUps = rows.flatMap((row) => {
        const person = people.get(row.person_id);
        if (!person) return [];
        return {
          id: row.id,
          version: row.version,
          kind: row.kind,
          due: shownAt(row.due_ms),
          outcome: row.outcome,
          done: row.done_ms === null ? null : shownAt(row.done_ms),
          contactId: row.contact_id,
          personId: person.id,
          name: person.name,
          phone: person.phone,
          commune: person.commune,
          class: row.class,
          quarantineId: quarantined.get(person.id) ?? null,
        };
      });
      await noteReadings(context, trx, now, caller, "follow-ups.list", [...people.keys()]);
      return { followUps, counts };
    }),
  );

  desk.changeOf(
    makeEndpoint,
    {
      ...contactTarget,
      lock: (trx, scope, { contactId }) => contactTarget.lock(trx, scope, { id: contactId }),
    },
    (asked, changing) => makeFollowUp(context, asked, changing),
  );
  desk.changeOf(doEndpoint, followUpTarget, (asked, changing) => doFollowUp(context, asked, changing));
  desk.changeOf(moveEndpoint, followUpTarget, moveFollowUp);
}
