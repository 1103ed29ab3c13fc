/** Who let an account in; for those from before nobody knows any more, so they count as let in by the operator. */
import { migration } from "@bluezone/server-kit/sql/migrate";

export const staffRoots = migration(async (db) => {
  await db.schema.alterTable("staff_user").addColumn("root_id", "text").execute();
});
