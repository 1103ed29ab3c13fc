/** What is over goes: sessions, invitations with what was begun from them, steps that were never finished, forgotten waits. */
import { Days, type Instant, minus } from "@bluezone/protocol/time";
import { sql } from "kysely";
import type { Context } from "./context.ts";
import { drop } from "./invitations/store.ts";
import { ms } from "./tables.ts";

/** Deletes what is over at `now`. Running it twice does no harm. */
export async function sweep(
  { database, idle, longest }: Pick<Context, "database" | "idle" | "longest">,
  now: Instant,
): Promise<void> {
  const { db } = database;
  await db
    .deleteFrom("staff_session")
    .where(({ or, eb }) =>
      or([eb("opened_ms", "<=", ms(minus(now, longest))), eb("seen_ms", "<=", ms(minus(now, idle)))]),
    )
    .execute();
  const over = await db
    .selectFrom("staff_invitation")
    .select("id")
    .where("until_ms", "<=", ms(now))
    .execute();
  for (const { id } of over) await database.transaction((trx) => drop(trx, id));
  // These times are better-auth's, so the machine's: a step is open for minutes, whatever clock the server has.
  await db.deleteFrom("staff_verification").where("expiresAt", "<", sql<Date>`current_timestamp`).execute();
  // Made by a check whose last step never came.
  await db
    .deleteFrom("staff_session")
    .where("opened_ms", "is", null)
    .where("createdAt", "<", sql<Date>`current_timestamp - interval '3 days'`)
    .execute();
  await db
    .deleteFrom("staff_wait")
    .where("seen_ms", "<", ms(minus(now, Days(1))))
    .execute();
}
