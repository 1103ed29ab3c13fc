/** The tables of quarantine. What hangs on a quarantine goes with it. */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { type Kysely, sql } from "kysely";

async function makeQuarantine(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("quarantine")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("person_id", "text", (c) => c.notNull())
    .addColumn("unit_id", "text", (c) => c.notNull().references("unit.id"))
    .addColumn("unit_path", "text", (c) => c.notNull())
    .addColumn("commune", "text")
    .addColumn("contact_id", "text")
    .addColumn("case_id", "text")
    .addColumn("place", "text", (c) => c.notNull())
    .addColumn("site_name", "text")
    .addColumn("vaccinated", "boolean", (c) => c.notNull())
    .addColumn("rule_day", "integer", (c) => c.notNull())
    .addColumn("first_day", "integer", (c) => c.notNull())
    .addColumn("last_day", "integer", (c) => c.notNull())
    .addColumn("watch_day", "integer")
    .addColumn("ended_day", "integer")
    .addColumn("ended_ms", "bigint")
    .addColumn("ended_by", "text")
    .addColumn("end_kind", "text")
    .addColumn("end_reason", "bytea")
    .addColumn("start_reason", "bytea")
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("made_ms", "bigint", (c) => c.notNull())
    .addColumn("made_by", "text", (c) => c.notNull())
    .addColumn("changed_ms", "bigint", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("quarantine_unit")
    .on("quarantine")
    .expression(sql`unit_path text_pattern_ops`)
    .execute();
  await db.schema.createIndex("quarantine_contact").on("quarantine").column("contact_id").execute();
  await db.schema
    .createIndex("quarantine_last")
    .on("quarantine")
    .columns(["ended_day", "last_day"])
    .execute();
  // Nobody is in quarantine twice at one time.
  await db.schema
    .createIndex("quarantine_open")
    .unique()
    .on("quarantine")
    .column("person_id")
    .where(sql.ref("ended_day"), "is", null)
    .execute();
}

/** A table of what hangs on a quarantine. */
const hanging = (db: Kysely<unknown>, table: string) =>
  db.schema
    .createTable(table)
    .addColumn("quarantine_id", "text", (c) => c.notNull().references("quarantine.id").onDelete("cascade"));

async function makeQuarantineLog(db: Kysely<unknown>): Promise<void> {
  await hanging(db, "quarantine_log")
    .addColumn("day", "integer", (c) => c.notNull())
    .addColumn("half", "text", (c) => c.notNull())
    .addColumn("nth", "integer", (c) => c.notNull())
    .addColumn("tenths", "integer")
    .addColumn("symptoms", "text", (c) => c.notNull())
    .addColumn("by", "text")
    .addColumn("at_ms", "bigint", (c) => c.notNull())
    .addColumn("replaced_ms", "bigint")
    .addPrimaryKeyConstraint("quarantine_log_key", ["quarantine_id", "day", "half", "nth"])
    .execute();
}

async function makeQuarantineTest(db: Kysely<unknown>): Promise<void> {
  await hanging(db, "quarantine_test")
    .addColumn("course_day", "integer", (c) => c.notNull())
    .addColumn("taken_day", "integer", (c) => c.notNull())
    .addColumn("result", "text")
    .addColumn("result_day", "integer")
    .addColumn("by", "text", (c) => c.notNull())
    .addColumn("at_ms", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("quarantine_test_key", ["quarantine_id", "course_day"])
    .execute();
}

async function makeQuarantineMove(db: Kysely<unknown>): Promise<void> {
  await hanging(db, "quarantine_move")
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("from_place", "text", (c) => c.notNull())
    .addColumn("from_site", "text")
    .addColumn("to_place", "text", (c) => c.notNull())
    .addColumn("to_site", "text")
    .addColumn("at_ms", "bigint", (c) => c.notNull())
    .addColumn("by", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("quarantine_move_key", ["quarantine_id", "version"])
    .execute();
}

async function makeQuarantineChange(db: Kysely<unknown>): Promise<void> {
  await hanging(db, "quarantine_change")
    .addColumn("rule_day", "integer", (c) => c.notNull())
    .addColumn("old_last_day", "integer", (c) => c.notNull())
    .addColumn("new_last_day", "integer", (c) => c.notNull())
    .addColumn("at_ms", "bigint", (c) => c.notNull())
    .addColumn("seen_ms", "bigint")
    .addColumn("seen_by", "text")
    .addPrimaryKeyConstraint("quarantine_change_key", ["quarantine_id", "rule_day"])
    .execute();
}

async function makeQuarantineLink(db: Kysely<unknown>): Promise<void> {
  await hanging(db, "quarantine_link")
    .addColumn("hash", "bytea", (c) => c.notNull().unique())
    .addColumn("code", "bytea")
    .addColumn("reminded_day", "integer")
    .addColumn("made_ms", "bigint", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("quarantine_link_of").on("quarantine_link").column("quarantine_id").execute();
}

async function makeCampCheck(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("camp_check")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("unit_id", "text", (c) => c.notNull().references("unit.id"))
    .addColumn("unit_path", "text", (c) => c.notNull())
    .addColumn("site_name", "text", (c) => c.notNull())
    .addColumn("day", "integer", (c) => c.notNull())
    .addColumn("items", "text", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("by", "text", (c) => c.notNull())
    .addColumn("at_ms", "bigint", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("camp_check_unit")
    .on("camp_check")
    .expression(sql`unit_path text_pattern_ops`)
    .execute();
  await db.schema
    .createIndex("camp_check_once")
    .on("camp_check")
    .columns(["unit_id", "site_name", "day"])
    .unique()
    .execute();
}

export const quarantine = migration(async (db) => {
  await makeQuarantine(db);
  await makeQuarantineLog(db);
  await makeQuarantineTest(db);
  await makeQuarantineMove(db);
  await makeQuarantineChange(db);
  await makeQuarantineLink(db);
  await makeCampCheck(db);
});
