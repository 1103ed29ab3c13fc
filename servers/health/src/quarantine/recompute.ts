/**
 * A rule that begins moves the ends of those who are in quarantine: old and new end are kept beside each other until an
 * officer has seen them.
 */
import { theOneOn } from "@bluezone/policy/dated";
import { planUnderNewRule } from "@bluezone/policy/quarantine-plan";
import { Day, dayOf, type Instant, isoDay } from "@bluezone/protocol/time";
import type { Context } from "../context.ts";
import { ms } from "../tables.ts";
import { insertChange } from "./changes-store.ts";
import { lockUnderFormerRule, updateQuarantine } from "./store.ts";

/** Rows of one transaction: each is short, so that officers hardly wait, and a run that is killed goes on where it was. */
const AT_ONCE = 200;
/** Who did it, in the audit log. */
const SERVER = "server";

/**
 * Puts everybody who is in quarantine on the day of `now` under the rule of that day; says how many ends moved. Whose
 * last day was over before the rule began stays as they are. Running it twice moves nothing twice.
 */
export async function recompute(
  { config, database, staff }: Pick<Context, "config" | "database" | "staff">,
  now: Instant,
): Promise<number> {
  const rule = theOneOn(config.disease.quarantineRules, dayOf(now, "vietnam"));
  if (!rule) return 0;
  let moved = 0;
  for (;;) {
    const batch = await database.transaction(async (trx) => {
      const rows = await lockUnderFormerRule(trx, rule.validFrom, AT_ONCE);
      let changed = 0;
      for (const row of rows) {
        const plan = planUnderNewRule(rule, Day(row.first_day), { vaccinated: row.vaccinated });
        if (plan.lastDay !== row.last_day) {
          changed += 1;
          await insertChange(trx, {
            quarantine_id: row.id,
            rule_day: rule.validFrom,
            old_last_day: row.last_day,
            new_last_day: plan.lastDay,
            at_ms: ms(now),
            seen_ms: null,
            seen_by: null,
          });
        }
        const days = {
          rule_day: rule.validFrom,
          last_day: plan.lastDay,
          watch_day: plan.watchUntil ?? null,
        };
        await updateQuarantine(trx, row, days, now);
      }
      if (changed > 0)
        await staff.audit(trx, now, {
          actor: SERVER,
          action: "quarantine.rule",
          subject: `rule.${isoDay(rule.validFrom)}.${changed}`,
          fields: ["lastDay"],
        });
      return { read: rows.length, changed };
    });
    moved += batch.changed;
    if (batch.read < AT_ONCE) return moved;
  }
}
