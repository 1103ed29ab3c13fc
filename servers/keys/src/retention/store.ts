/** The only SQL of retention. */
import { type Enin, INTERVALS_PER_DAY } from "@bluezone/protocol/time";
import type { Database, Transaction } from "@bluezone/server-kit/sql/database";
import { type ExpressionBuilder, sql } from "kysely";
import type { Tables } from "../tables.ts";
import { type Deadlines, dayAt } from "./deadlines.ts";

/**
 * Destroys rows that are past their time, in one transaction, adds to the day's proof when there is anything to prove, and
 * returns how much past its time is left, files with it. Keys that a window is being written from stay until it stands.
 */
export function destroyRows(
  database: Database<Tables>,
  limit: Deadlines,
  at: Enin,
  files: { readonly gone: number; readonly left: number },
): Promise<number> {
  return database.transaction(async (trx) => {
    const gone = async (query: { executeTakeFirst(): Promise<{ numDeletedRows: bigint }> }) =>
      Number((await query.executeTakeFirst()).numDeletedRows);
    const unfinished = trx.selectFrom("export_window").select("ends").where("files", "is", null);
    const keys = await gone(
      trx
        .deleteFrom("diagnosis_key")
        .where(endedBy(limit.keyEnds))
        .where((eb) =>
          eb.and([
            eb.or([eb("claimed", "is", null), eb("claimed", "not in", unfinished)]),
            eb.or([eb("revised_claimed", "is", null), eb("revised_claimed", "not in", unfinished)]),
          ]),
        ),
    );
    await keepOnlyTheDay(trx, limit.windowEnds);
    const publishes = await gone(trx.deleteFrom("remembered_publish").where("at", "<=", limit.publishAt));
    const secrets = await gone(trx.deleteFrom("padding_secret").where("day", "<=", limit.secretDay));
    await trx
      .deleteFrom("export_window")
      .where("ends", "<=", limit.windowEnds)
      .where("files", "is not", null)
      .execute();
    await trx.deleteFrom("revised_padding").where("ends", "<=", limit.windowEnds).execute();
    await trx.deleteFrom("day_count").where("day", "<=", limit.countDay).execute();
    await trx.deleteFrom("retention_proof").where("day", "<=", limit.proofDay).execute();

    const left = async (query: { executeTakeFirstOrThrow(): Promise<{ n: string | number | bigint }> }) =>
      Number((await query.executeTakeFirstOrThrow()).n);
    const n = trx.fn.countAll().as("n");
    const overdue =
      files.left +
      (await left(trx.selectFrom("diagnosis_key").select(n).where(endedBy(limit.keyEnds)))) +
      (await left(trx.selectFrom("remembered_publish").select(n).where("at", "<=", limit.publishAt))) +
      (await left(trx.selectFrom("padding_secret").select(n).where("day", "<=", limit.secretDay))) +
      (await left(trx.selectFrom("day_count").select(n).where("day", "<=", limit.countDay)));
    const proof = { keys, files: files.gone, publishes, secrets, overdue };
    if (Object.values(proof).some((n) => n > 0))
      await trx
        .insertInto("retention_proof")
        .values({ day: dayAt(at), ...proof })
        .onConflict((conflict) =>
          conflict.column("day").doUpdateSet((eb) => ({
            keys: eb("retention_proof.keys", "+", keys),
            files: eb("retention_proof.files", "+", files.gone),
            publishes: eb("retention_proof.publishes", "+", publishes),
            secrets: eb("retention_proof.secrets", "+", secrets),
            overdue: eb.fn<number>("greatest", ["retention_proof.overdue", eb.val(overdue)]),
          })),
        )
        .execute();
    return overdue;
  });
}

/**
 * Frees the places of rows that were destroyed, or laid anew by the export (decision 0042): until then PostgreSQL has them there
 * still, as they came. It does so by itself when a fifth of the table is such rows, which is days, and leaves what indexes
 * say of few of them, which is where each key lay. Not in a transaction.
 */
export const freePlaces = ({ db, schema }: Database<Tables>): Promise<unknown> =>
  sql`vacuum (skip_locked, index_cleanup on) ${sql.id(schema, "diagnosis_key")}`.execute(db);

/** Of keys whose window is gone nobody asks for its ten minutes any more: what is left is the UTC day. */
async function keepOnlyTheDay(trx: Transaction<Tables>, windowEnds: number): Promise<void> {
  const unfinished = trx.selectFrom("export_window").select("ends").where("files", "is", null);
  for (const column of ["claimed", "revised_claimed"] as const) {
    const day = sql<number>`${sql.ref(column)} - ${sql.ref(column)} % ${sql.lit(INTERVALS_PER_DAY)}`;
    await trx
      .updateTable("diagnosis_key")
      .set({ [column]: day, ...(column === "claimed" ? { created: day } : {}) })
      .where(column, "<=", windowEnds)
      .where(column, "!=", day)
      .where(column, "not in", unfinished)
      .execute();
  }
}

/** Keys that ended by then. Claimed and unclaimed ones have indexes of their own, and are found only when asked for so. */
const endedBy = (at: number) => (eb: ExpressionBuilder<Tables, "diagnosis_key">) =>
  eb.or([
    eb.and([eb("claimed", "is not", null), eb("ends", "<=", at)]),
    eb.and([eb("claimed", "is", null), eb("ends", "<=", at)]),
  ]);
