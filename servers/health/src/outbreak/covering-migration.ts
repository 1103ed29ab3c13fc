/**
 * Indexes that have all that a picture asks: of a case in the order in which they became one, for its rows are as wide as a
 * tenth of a page; and of the contacts who became a case, who are few.
 */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { sql } from "kysely";
import { namesIn } from "../people/record-marks-migration.ts";

export const covering = migration(async (db) => {
  await sql`create index case_record_picture on ${namesIn(db)("case_record")} (counted_ms) include (id, class, merged_into, unit_id, commune,
    onset_day, sample_day, result_day, class_day, reported_ms, interviewed_ms)`.execute(db);
  await db.schema.dropIndex("case_record_counted").execute();
  await db.schema
    .createIndex("contact_turned")
    .on("contact")
    .columns(["case_id", "source", "class", "became_case_id"])
    .where("became_case_id", "is not", null)
    .execute();
});
