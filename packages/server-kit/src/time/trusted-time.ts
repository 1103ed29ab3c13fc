/** Until when a server's database has trusted its clock: one row, shared by all instances, read at the next start. */
import { Instant } from "@bluezone/protocol/time";
import type { Database, Transaction } from "../sql/database.ts";
import { type Migrations, migration } from "../sql/migrate.ts";

/** The table that it lives in; a server names it among its tables. `word` counts what operators said. */
export type TrustedTimeTable = { trusted_time: { one: number; at_ms: string; word: number } };

/** The migration that makes the table; a server puts it among its own. */
export const trustedTimeMigration: Migrations[string] = migration(async (db) => {
  await db.schema
    .createTable("trusted_time")
    .addColumn("one", "integer", (c) => c.primaryKey())
    .addColumn("at_ms", "bigint", (c) => c.notNull())
    .addColumn("word", "integer", (c) => c.notNull())
    .execute();
});

type Sql = Pick<Database<TrustedTimeTable>, "db">;
const ms = (t: Instant): string => String(Math.floor(t));

/** The time of the last run; nothing before the first. */
export async function readTrusted({ db }: Sql): Promise<Instant | undefined> {
  const row = await db.selectFrom("trusted_time").select("at_ms").executeTakeFirst();
  return row && Instant(Number(row.at_ms));
}

/**
 * Notes that `now` is trusted, unless an operator has said something that `word` does not know yet: their word stands.
 * @returns the count of words.
 */
export async function touchTrusted({ db }: Sql, now: Instant, word?: number): Promise<number> {
  const row = await db
    .insertInto("trusted_time")
    .values({ one: 1, at_ms: ms(now), word: 0 })
    .onConflict((there) =>
      there.column("one").doUpdateSet(({ eb, ref }) => ({
        at_ms:
          word === undefined
            ? ms(now)
            : eb
                .case()
                .when("trusted_time.word", "=", word)
                .then(ref("excluded.at_ms"))
                .else(ref("trusted_time.at_ms"))
                .end(),
      })),
    )
    .returning("word")
    .executeTakeFirstOrThrow();
  return row.word;
}

/** The operator's word that `now` is right: servers that run follow it within a minute, others start by it. */
export async function acceptTime<Tables extends TrustedTimeTable>(
  given: Transaction<Tables>,
  now: Instant,
): Promise<void> {
  const trx = given as unknown as Transaction<TrustedTimeTable>;
  await trx
    .insertInto("trusted_time")
    .values({ one: 1, at_ms: ms(now), word: 1 })
    .onConflict((there) =>
      there.column("one").doUpdateSet(({ eb }) => ({
        at_ms: ms(now),
        word: eb("trusted_time.word", "+", 1),
      })),
    )
    .execute();
}
