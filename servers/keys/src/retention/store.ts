/** The only SQL of retention. */
import type { Enin } from "@bluezone/protocol/time";
import type { Database } from "@bluezone/server-kit/database";
import type { ExpressionBuilder } from "kysely";
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

/** Keys that ended by then. Claimed and unclaimed ones have indexes of their own, and are found only when asked for so. */
const endedBy = (at: number) => (eb: ExpressionBuilder<Tables, "diagnosis_key">) =>
  eb.or([
    eb.and([eb("claimed", "is not", null), eb("ends", "<=", at)]),
    eb.and([eb("claimed", "is", null), eb("ends", "<=", at)]),
  ]);
