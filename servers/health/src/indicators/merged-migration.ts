/**
 * Indexes by which contacts whom the app found lie in the order of their ids beside their results and their quarantine, and
 * quarantines with the same days beside one another.
 */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { namesIn } from "@bluezone/server-kit/sql/names-in";
import { sql } from "kysely";

export const merged = migration(async (db) => {
  const named = namesIn(db);
  await sql`create index contact_app on ${named("contact")} (id) include (made_ms, day, became_case_id, unit_id)
    where source = 'app'`.execute(db);
  await sql`create index quarantine_days on ${named("quarantine")} (first_day, ended_day, last_day, place)`.execute(
    db,
  );
  // The first takes its place: in the order of time it is laid beside nothing.
  await db.schema.dropIndex("contact_of_app").execute();
});
