/** How much of a quota is used up, and how many codes a day a key may issue. `../tables.ts` says what each column is. */
import { migration } from "@bluezone/server-kit/migrate";

export const quotas = migration(async (db) => {
  await db.schema.alterTable("api_key").addColumn("daily_codes", "integer").execute();
  await db.schema
    .createTable("quota")
    .addColumn("of", "text", (c) => c.notNull())
    .addColumn("key_id", "text", (c) => c.notNull())
    .addColumn("until_ms", "bigint", (c) => c.notNull())
    .addColumn("used", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("quota_key", ["of", "key_id", "until_ms"])
    .execute();
});
