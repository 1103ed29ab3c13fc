/** Endpoints of ends that a new rule moved: who they are, and that an officer has seen them. */
import { listRuleChanges, seeRuleChanges } from "@bluezone/contract/health/quarantine";
import { changed, type Desk, unchanged } from "@bluezone/desk/change";
import { quarantineRuleOn } from "@bluezone/policy/quarantine-plan";
import { Day, parseDay } from "@bluezone/protocol/time";
import { shownPerson } from "../cases/view.ts";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { noteReadings } from "../people/readings.ts";
import { readPeople } from "../people/store.ts";
import type { Tables } from "../tables.ts";
import { setSeen, unseenWithin } from "./changes-store.ts";
import { iso, shownRule } from "./view.ts";

/** Adds the endpoints. */
export function addQuarantineRules(desk: Desk<Tables>, context: Context): void {
  const { clock, database, random } = context;

  desk.read(listRuleChanges, (_, { caller }) =>
    database.transaction(async (trx) => {
      const rows = await unseenWithin(trx, caller.scope("quarantine.read"));
      const keys = await openPeopleKeys(context, trx);
      const ids = rows.map(({ person_id }) => person_id);
      const people = await readPeople(trx, keys, random, ids);
      const rules = [...Map.groupBy(rows, ({ rule_day }) => rule_day)].map(([day, changes]) => ({
        ...shownRule(quarantineRuleOn(context.config.disease, Day(day))),
        moved: changes.flatMap((change) => {
          const person = people.get(change.person_id);
          return person
            ? [
                {
                  id: change.quarantine_id,
                  person: shownPerson(person),
                  firstDay: iso(change.first_day),
                  oldLastDay: iso(change.old_last_day),
                  newLastDay: iso(change.new_last_day),
                },
              ]
            : [];
        }),
      }));
      await noteReadings(context, trx, clock.now(), caller, "quarantine.changes", ids);
      return { rules };
    }),
  );

  desk.change(seeRuleChanges, async ({ from, ids }, { trx, now, caller, scope }) => {
    const seen = await setSeen(trx, scope, { ids, ruleDay: parseDay(from) }, { by: caller.id, now });
    if (seen === 0) return unchanged({ seen });
    return changed(
      { seen },
      { action: "quarantine.rule-seen", subject: `rule.${from}.${seen}`, fields: ["seen"] },
    );
  });
}
