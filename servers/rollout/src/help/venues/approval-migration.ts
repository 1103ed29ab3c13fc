/** A venue stands on the public pages once a second person has approved it; those from before wait for one. */
import { migration } from "@bluezone/server-kit/sql/migrate";

export const venueApproval = migration(async (db) => {
  await db.schema
    .alterTable("venue")
    .addColumn("hands", "text", (c) => c.notNull().defaultTo("[]"))
    .addColumn("approved_by", "text")
    .execute();
});
