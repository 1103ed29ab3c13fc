/**
 * Indexes that have all that indicators ask of codes, of contacts who became a case, of clear results and of quarantine of
 * contacts, in the order in which it is asked.
 */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { namesIn } from "@bluezone/server-kit/sql/names-in";
import { sql } from "kysely";

export const covering = migration(async (db) => {
  const named = namesIn(db);
  await sql`create index case_code_way on ${named("case_code")} (case_id)
    include (made, way, issued_ms, claimed_ms, certified_ms)`.execute(db);
  await sql`create index contact_became on ${named("contact")} (made_ms) include (source, day, became_case_id, unit_id)
    where became_case_id is not null`.execute(db);
  await sql`create index sample_clear on ${named("sample")} (contact_id) include (result)
    where contact_id is not null and result in ('positive', 'negative')`.execute(db);
  await sql`create index quarantine_of_contact on ${named("quarantine")} (contact_id) include (first_day, last_day, ended_day)
    where contact_id is not null`.execute(db);
  // The first and the last are these with more in them.
  for (const index of ["case_code_times", "quarantine_contact"]) await db.schema.dropIndex(index).execute();
});
