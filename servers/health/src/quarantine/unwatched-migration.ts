/**
 * Indexes by which close contacts whom nobody looks after are found: those classed of late, and somebody's quarantines, of which only
 * the open one had one.
 */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { namesIn } from "@bluezone/server-kit/sql/names-in";
import { sql } from "kysely";

export const quarantineUnwatched = migration(async (db) => {
  const named = namesIn(db);
  await sql`create index contact_close on ${named("contact")} (classed_ms)
    where class = 'F1' and became_case_id is null`.execute(db);
  await sql`create index quarantine_person on ${named("quarantine")} (person_id)`.execute(db);
});
