/** What happened to somebody's way in: told to them, so that they notice what they did not do (OWASP ASVS 4.0.3, 2.2.3). */
import { WAY_IN } from "@bluezone/contract/staff/account";
import { Days, type Instant, minus } from "@bluezone/protocol/time";
import { fromMs, ms, type Sql } from "../tables.ts";

const SINCE = Days(30);
const MOST = 20;

/** The last ones of thirty days, newest first. */
export async function lately(
  sql: Sql,
  personId: string,
  now: Instant,
): Promise<readonly { readonly at: Instant; readonly what: (typeof WAY_IN)[number] }[]> {
  const rows = await sql
    .selectFrom("staff_audit")
    .select(["at_ms", "action"])
    .where("actor", "=", personId)
    .where("action", "in", WAY_IN)
    .where("at_ms", ">", ms(minus(now, SINCE)))
    .orderBy("n", "desc")
    .limit(MOST)
    .execute();
  return rows.map(({ at_ms, action }) => ({ at: fromMs(at_ms), what: action as (typeof WAY_IN)[number] }));
}
