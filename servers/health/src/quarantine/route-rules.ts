/** Endpoints of ends that a new rule moved: who they are, and that an officer has seen them. */
import { listRuleChanges, seeRuleChanges } from "@bluezone/contract/health/quarantine";
import { quarantineRuleOn } from "@bluezone/policy/quarantine-plan";
import { Day, parseDay } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import { inScope } from "@bluezone/staff/scope";
import type { Viewer } from "@bluezone/staff/viewer";
import { shownPerson } from "../cases/view.ts";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { noteReadings } from "../people/readings.ts";
import { readPeople } from "../people/store.ts";
import { ms } from "../tables.ts";
import { iso, shownRule } from "./view.ts";

/** Most that a page shows; whoever confirms these sees the next. */
const MOST = 1_000;

/** Adds the endpoints. */
export function addQuarantineRules(http: Http<Viewer>, context: Context): void {
  const { clock, database, random, staff } = context;

  http.route(listRuleChanges, (_, { caller }) =>
    database.transaction(async (trx) => {
      const rows = await trx
        .selectFrom("quarantine_change as change")
        .innerJoin("quarantine", "quarantine.id", "change.quarantine_id")
        .selectAll("change")
        .select(["quarantine.person_id", "quarantine.first_day"])
        .where(inScope(caller.scope("quarantine.read"), "quarantine.unit_path"))
        .where("change.seen_ms", "is", null)
        .where("quarantine.ended_day", "is", null)
        .orderBy("change.rule_day", "desc")
        .orderBy("change.new_last_day")
        .orderBy("quarantine.id")
        .limit(MOST)
        .execute();
      const keys = await openPeopleKeys(context, trx);
      const ids = rows.map(({ person_id }) => person_id);
      const people = await readPeople(trx, keys, random, ids);
      const rules = [...Map.groupBy(rows, ({ rule_day }) => rule_day)].map(([day, changes]) => ({
        ...shownRule(quarantineRuleOn(Day(day))),
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

  http.route(seeRuleChanges, ({ from, ids }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const within = trx
        .selectFrom("quarantine")
        .select("id")
        .where("id", "in", ids)
        .where(inScope(caller.scope("quarantine.write"), "quarantine.unit_path"));
      const { numUpdatedRows } = await trx
        .updateTable("quarantine_change")
        .set({ seen_ms: ms(now), seen_by: caller.id })
        .where("rule_day", "=", parseDay(from))
        .where("seen_ms", "is", null)
        .where("quarantine_id", "in", within)
        .executeTakeFirstOrThrow();
      const seen = Number(numUpdatedRows);
      if (seen > 0)
        await staff.audit(trx, now, {
          actor: caller.id,
          action: "quarantine.rule-seen",
          subject: `rule.${from}.${seen}`,
          fields: ["seen"],
        });
      return { seen };
    }),
  );
}
