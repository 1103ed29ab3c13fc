/**
 * An index that has all that the pictures ask of a contact: its rows are wide, and two million of them are read at once. Results
 * are asked for by their day.
 */
import { migration } from "@bluezone/server-kit/sql/migrate";

export const outbreak = migration(async (db) => {
  await db.schema
    .createIndex("contact_picture")
    .on("contact")
    .columns(["case_id", "source", "class", "became_case_id"])
    .execute();
  await db.schema.createIndex("lab_result_day").on("lab_result").column("result_day").execute();
});
