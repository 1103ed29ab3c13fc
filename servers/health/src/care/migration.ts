/** The table of records between units. A request goes with the person that it is about. */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { sql } from "kysely";

export const care = migration(async (db) => {
  await db.schema
    .createTable("care_request")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("of_person", "text", (c) => c.notNull().references("person.id").onDelete("cascade"))
    .addColumn("way", "text", (c) => c.notNull())
    .addColumn("wish", "text", (c) => c.notNull())
    .addColumn("asker_unit_id", "text", (c) => c.notNull().references("unit.id"))
    .addColumn("asker_unit_path", "text", (c) => c.notNull())
    .addColumn("other_unit_id", "text", (c) => c.notNull().references("unit.id"))
    .addColumn("other_unit_path", "text", (c) => c.notNull())
    .addColumn("case_number", "integer")
    .addColumn("contact_id", "text")
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("asked_ms", "bigint", (c) => c.notNull())
    .addColumn("asked_by", "text", (c) => c.notNull())
    .addColumn("answer", "text")
    .addColumn("answered_ms", "bigint")
    .addColumn("answered_by", "text")
    .addColumn("until_ms", "bigint")
    .execute();
  await db.schema.createIndex("care_request_person").on("care_request").column("of_person").execute();
  await db.schema.createIndex("care_request_asked").on("care_request").column("asked_ms").execute();
  for (const side of ["asker", "other"])
    await db.schema
      .createIndex(`care_request_${side}`)
      .on("care_request")
      .expression(sql`${sql.ref(`${side}_unit_path`)} text_pattern_ops`)
      .execute();
});
