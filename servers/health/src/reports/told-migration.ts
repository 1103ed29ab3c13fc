/** The table of weeks as they were told first. */
import { migration } from "@bluezone/server-kit/sql/migrate";

export const toldWeeks = migration(async (db) => {
  await db.schema
    .createTable("told_week")
    .addColumn("figure", "text", (c) => c.notNull())
    .addColumn("day", "integer", (c) => c.notNull())
    .addColumn("told", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("told_week_key", ["figure", "day"])
    .execute();
});
