/** What the desk works out in a few statements, in the way one would first write it: unit by unit, row by row. */
import type { UnitTotals } from "@bluezone/contract/rollout/numbers";
import type { Week } from "@bluezone/contract/rollout/week";
import { Day, type Day as DayType, type Instant, parseDay } from "@bluezone/protocol/time";
import { isLate } from "@bluezone/rollout/late";
import { ms, type Sql } from "@bluezone/rollout/tables";

/** Sums of a week by district: the newest sending of each unit is looked up, and added. */
export async function sumsOneByOne(
  sql: Sql,
  week: Week,
  asOf: Instant,
): Promise<ReadonlyMap<string | null, UnitTotals>> {
  const sums = new Map<string | null, UnitTotals>();
  for (const { id } of await sql.selectFrom("unit").select("id").execute()) {
    const sent = await sql
      .selectFrom("unit_numbers")
      .selectAll()
      .where("unit_id", "=", id)
      .where("week_day", "=", parseDay(week))
      .where("at_ms", "<=", ms(asOf))
      .orderBy("version", "desc")
      .executeTakeFirst();
    if (!sent) continue;
    const so = sums.get(sent.district) ?? { staff: 0, smartphones: 0, installed: 0, helped: 0, posters: 0 };
    sums.set(sent.district, {
      staff: so.staff + sent.staff,
      smartphones: so.smartphones + sent.smartphones,
      installed: so.installed + sent.installed,
      helped: so.helped + sent.helped,
      posters: so.posters + sent.posters,
    });
  }
  return sums;
}

/** How a directive gets on in all: the parts of each unit are read, and counted. */
export async function progressOneByOne(sql: Sql, directiveId: string, today: DayType) {
  const all = { units: 0, assignments: 0, acknowledged: 0, accepted: 0, overdue: 0 };
  for (const { id } of await sql.selectFrom("unit").select("id").execute()) {
    const parts = await sql
      .selectFrom("assignment")
      .selectAll()
      .where("unit_id", "=", id)
      .where("directive_id", "=", directiveId)
      .where("handed_to", "is", null)
      .execute();
    if (parts.length > 0) all.units += 1;
    for (const { state, due_day, acknowledged_ms } of parts) {
      all.assignments += 1;
      if (acknowledged_ms !== null) all.acknowledged += 1;
      if (state === "accepted") all.accepted += 1;
      if (isLate({ state, dueDay: Day(due_day) }, today)) all.overdue += 1;
    }
  }
  return all;
}
