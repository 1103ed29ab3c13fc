/**
 * Indexes that have all that indicators ask of contacts by the time they came to be known: of two million wide rows none is read.
 */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { namesIn } from "@bluezone/server-kit/sql/names-in";
import { sql } from "kysely";

export const indicators = migration(async (db) => {
  const named = namesIn(db);
  await sql`create index contact_known on ${named("contact")} (made_ms) include (source, day, became_case_id, unit_id)`.execute(
    db,
  );
  await sql`create index contact_of_app on ${named("contact")} (made_ms) include (id, day, became_case_id, unit_id)
    where source = 'app'`.execute(db);
});
