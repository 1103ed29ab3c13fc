/** The proof of retention counts the quotas whose time is over. */
import { migration } from "@bluezone/server-kit/sql/migrate";

export const quotaProof = migration(async (db) => {
  await db.schema
    .alterTable("retention_proof")
    .addColumn("quotas", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
});
