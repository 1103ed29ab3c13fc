/** Which keys are a canary's, and which codes. `tables.ts` and `../api-keys/tables.ts` say what each column is. */
import { migration } from "@bluezone/server-kit/sql/migrate";

export const canary = migration(async (db) => {
  for (const table of ["api_key", "code"])
    await db.schema
      .alterTable(table)
      .addColumn("canary", "boolean", (c) => c.notNull().defaultTo(false))
      .execute();
});
