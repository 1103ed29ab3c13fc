/** How much of a quota is used up, and how many codes a day a key may issue. `../quotas/tables.ts` and `../api-keys/tables.ts` say what each column is. */
import { makeQuotaTable } from "@bluezone/server-kit/limits/quota";
import { migration } from "@bluezone/server-kit/sql/migrate";

export const quotas = migration(async (db) => {
  await db.schema.alterTable("api_key").addColumn("daily_codes", "integer").execute();
  await makeQuotaTable(db);
});
