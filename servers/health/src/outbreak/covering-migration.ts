/**
 * Indexes that have all that a count over a whole province asks, so that no wide row is read for it: cases in the order in which
 * they became one, times of codes, contacts who became a case, and who is a contact now, by unit.
 */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { namesIn } from "@bluezone/server-kit/sql/names-in";
import { sql } from "kysely";

export const covering = migration(async (db) => {
  const named = namesIn(db);
  await sql`create index case_record_picture on ${named("case_record")} (counted_ms) include (id, class, merged_into, unit_id,
    commune, onset_day, sample_day, result_day, class_day, reported_ms, interviewed_ms)`.execute(db);
  await sql`create index case_code_times on ${named("case_code")} (case_id)
    include (made, issued_ms, certified_ms)`.execute(db);
  // The two above are these with more in them.
  for (const index of ["case_record_counted", "case_code_case"]) await db.schema.dropIndex(index).execute();
  await sql`create index contact_turned on ${named("contact")} (case_id, source, class, became_case_id)
    where became_case_id is not null`.execute(db);
  await sql`create index contact_now on ${named("contact")} (unit_path text_pattern_ops, class)
    where became_case_id is null`.execute(db);
});
