/** The only SQL of mending a shard. */
import { type Enin, Hours, type Instant, plus } from "@bluezone/protocol/time";
import type { Database, Transaction } from "@bluezone/server-kit/sql/database";
import { ms, type Tables } from "../tables.ts";
import { paddingDay } from "./store.ts";

/** Frees leases that a wrong clock took until long after `now`: no worker takes one for more than minutes. */
export async function freeLeases({ db }: Pick<Database<Tables>, "db">, now: Instant): Promise<void> {
  await db
    .deleteFrom("lease")
    .where("until_ms", ">", ms(plus(now, Hours(1))))
    .execute();
}

/**
 * Undoes what windows that end after `newest` took, and says that the shard has come as far as `newest`: no window until then
 * is made up, one of that name may have been given out. Their rows stay, as windows of no length, which name no file.
 */
export async function undoAfter(
  trx: Transaction<Tables>,
  shard: string,
  newest: Enin,
): Promise<{ readonly windows: number; readonly keys: number }> {
  const windows = await trx
    .updateTable("export_window")
    .set(({ ref }) => ({ starts: ref("ends"), files: 0, padding: 0 }))
    .where("shard", "=", shard)
    .where("ends", ">", newest)
    .whereRef("starts", "<", "ends")
    .executeTakeFirstOrThrow();
  const keys = await trx
    .updateTable("diagnosis_key")
    .set({ claimed: null })
    .where("shard", "=", shard)
    .where("claimed", ">", newest)
    .executeTakeFirstOrThrow();
  await trx
    .updateTable("diagnosis_key")
    .set({ revised_claimed: null })
    .where("shard", "=", shard)
    .where("revised_claimed", ">", newest)
    .execute();
  await trx
    .deleteFrom("revised_padding")
    .where("shard", "=", shard)
    .where("revised_ends", ">", newest)
    .execute();
  await trx.deleteFrom("padding_secret").where("day", ">", paddingDay(newest)).execute();
  await trx
    .updateTable("remembered_publish")
    .set({ at: newest })
    .where("at", ">", newest + 1)
    .execute();
  await trx
    .updateTable("shard")
    .set({ claimed: newest, released: newest })
    .where("shard", "=", shard)
    .where("claimed", ">", newest)
    .execute();
  return { windows: Number(windows.numUpdatedRows), keys: Number(keys.numUpdatedRows) };
}
