/** When somebody was last near a case: their days in quarantine count from then on. */
import { Day, type Day as DayType } from "@bluezone/protocol/time";
import type { Sql } from "../tables.ts";

/** The last day of all their contacts but those that count for nothing; undefined when nobody knows one. */
export async function lastContactOf(sql: Sql, personId: string): Promise<DayType | undefined> {
  const found = await sql
    .selectFrom("contact")
    .select("day")
    .where("person_id", "=", personId)
    .where("day", "is not", null)
    .where(({ or, eb }) => or([eb("class", "is", null), eb("class", "!=", "none")]))
    .orderBy("day", "desc")
    .limit(1)
    .executeTakeFirst();
  return found?.day == null ? undefined : Day(found.day);
}
