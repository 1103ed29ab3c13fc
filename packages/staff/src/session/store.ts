/** The only SQL of sessions. */
import { type Instant, Minutes, minus } from "@bluezone/protocol/time";
import { type Random, randomText } from "@bluezone/server-kit/time/random";
import { sql as text } from "kysely";
import { fromMs, ms, type Sql, type Transaction } from "../tables.ts";
import type { SessionTimes } from "./alive.ts";

/** An open session and whose it is. */
export type Session = SessionTimes & {
  readonly token: string;
  readonly person: { readonly id: string; readonly name: string; readonly signInName: string };
};

/** A use is noted when the last note is older: not every call writes. So an idle session may end a minute early, never late. */
export const NOTED = Minutes(1);

/** The open session of a token, whether or not its time is over, of somebody who has joined and is not suspended. */
export async function findSession(sql: Sql, token: string): Promise<Session | undefined> {
  const row = await sql
    .selectFrom("staff_session")
    .innerJoin("staff_user", "staff_user.id", "staff_session.userId")
    .select(["token", "opened_ms", "seen_ms", "staff_user.id", "name", "username"])
    .where("token", "=", token)
    .where("opened_ms", "is not", null)
    .where("joined_ms", "is not", null)
    .where("suspended_ms", "is", null)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    token: row.token,
    opened: fromMs(row.opened_ms ?? "0"),
    seen: fromMs(row.seen_ms ?? "0"),
    person: { id: row.id, name: row.name, signInName: row.username ?? "" },
  };
}

/** Notes that a session was used, when that was not noted in the last minute. */
export async function noteUse(sql: Sql, { token, seen }: Session, now: Instant): Promise<void> {
  if (minus(now, NOTED) < seen) return;
  await sql
    .updateTable("staff_session")
    .set({ seen_ms: ms(now) })
    .where("token", "=", token)
    .where("seen_ms", "<", ms(now))
    .execute();
}

/** How many characters of base64url a token has: 192 random bits, as better-auth's have. */
const TOKEN = 32;

/** Makes a session that lets nobody in yet, in the form that better-auth knows; its token. Its instants decide nothing. */
export async function makeSession(trx: Transaction, random: Random, personId: string): Promise<string> {
  const token = randomText(random, TOKEN);
  const now = text<Date>`current_timestamp`;
  await trx
    .insertInto("staff_session")
    .values({
      id: randomText(random, TOKEN),
      token,
      userId: personId,
      expiresAt: text<Date>`current_timestamp + interval '1 year'`,
      createdAt: now,
      updatedAt: now,
    })
    .execute();
  return token;
}

/** Gives a session another token: what a browser held before opens nothing more. */
export async function renewToken(trx: Transaction, random: Random, token: string): Promise<string> {
  const fresh = randomText(random, TOKEN);
  await trx
    .updateTable("staff_session")
    .set({ token: fresh })
    .where("token", "=", token)
    .returning("id")
    .executeTakeFirstOrThrow();
  return fresh;
}

/** Makes a session that was made let somebody in. */
export async function openSession(trx: Transaction, token: string, now: Instant): Promise<void> {
  await trx
    .updateTable("staff_session")
    .set({ opened_ms: ms(now), seen_ms: ms(now) })
    .where("token", "=", token)
    .executeTakeFirstOrThrow();
}

/** Ends a session. */
export async function endSession(sql: Sql, token: string): Promise<void> {
  await sql.deleteFrom("staff_session").where("token", "=", token).execute();
}

/** Ends a person's sessions, but for one; returns how many there were. */
export async function endSessions(sql: Sql, personId: string, but?: string): Promise<number> {
  let query = sql.deleteFrom("staff_session").where("userId", "=", personId);
  if (but !== undefined) query = query.where("token", "!=", but);
  return Number((await query.executeTakeFirst()).numDeletedRows);
}
