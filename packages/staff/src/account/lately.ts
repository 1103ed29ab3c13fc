/** What happened to somebody's way in: told to them, so that they notice what they did not do (OWASP ASVS 4.0.3, 2.2.3). */
import { Days, type Instant, minus } from "@bluezone/protocol/time";
import { fromMs, ms, type Sql } from "../tables.ts";

/** Actions of the log that say so, by whoever did them to themselves. */
export const TOLD = [
  "session.open",
  "password.change",
  "totp.change",
  "passkey.add",
  "passkey.remove",
  "recovery-codes.change",
  "credentials.renew",
] as const;
export type Told = (typeof TOLD)[number];

const SINCE = Days(30);
const MOST = 20;

/** The last ones of thirty days, newest first. */
export async function lately(
  sql: Sql,
  personId: string,
  now: Instant,
): Promise<readonly { readonly at: Instant; readonly what: Told }[]> {
  const rows = await sql
    .selectFrom("staff_audit")
    .select(["at_ms", "action"])
    .where("actor", "=", personId)
    .where("action", "in", TOLD)
    .where("at_ms", ">", ms(minus(now, SINCE)))
    .orderBy("n", "desc")
    .limit(MOST)
    .execute();
  return rows.map(({ at_ms, action }) => ({ at: fromMs(at_ms), what: action as Told }));
}
