/** The register of directives, their clauses and tasks, what units made of them, and the evidence. */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { type Kysely, sql } from "kysely";

async function makeDirective(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("directive")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("unit_id", "text", (c) => c.notNull().references("unit.id"))
    .addColumn("unit_path", "text", (c) => c.notNull())
    .addColumn("number", "text", (c) => c.notNull())
    .addColumn("issued_day", "integer", (c) => c.notNull())
    .addColumn("issuer", "text", (c) => c.notNull())
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("search", "text", (c) => c.notNull())
    .addColumn("parent_id", "text", (c) => c.references("directive.id"))
    .addColumn("parent_number", "text")
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("file_blob", "text")
    .addColumn("file_name", "text")
    .addColumn("file_type", "text")
    .addColumn("file_size", "integer")
    .addColumn("file_sha256", "text")
    .addColumn("archive_number", "integer", (c) => c.unique())
    .addColumn("changed", "boolean", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("created_by", "text", (c) => c.notNull())
    .addColumn("created_ms", "bigint", (c) => c.notNull())
    .addUniqueConstraint("directive_number", ["unit_id", "number", "issued_day"])
    .execute();
  await db.schema
    .createIndex("directive_path")
    .on("directive")
    .expression(sql`unit_path text_pattern_ops`)
    .execute();
}

async function makeDirectiveVersion(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("directive_version")
    .addColumn("directive_id", "text", (c) => c.notNull().references("directive.id"))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("filed_ms", "bigint", (c) => c.notNull())
    .addColumn("filed_by", "text", (c) => c.notNull())
    .addColumn("content", "text", (c) => c.notNull())
    .addColumn("sha256", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("directive_version_key", ["directive_id", "number"])
    .execute();
}

async function makeClause(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("clause")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("directive_id", "text", (c) => c.notNull().references("directive.id"))
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("mark", "text", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("duties", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("clause_directive")
    .on("clause")
    .columns(["directive_id", "position"])
    .execute();
}

async function makeTask(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("task")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("directive_id", "text", (c) => c.notNull().references("directive.id"))
    .addColumn("clause_id", "text", (c) => c.notNull().references("clause.id"))
    .addColumn("duties", "text", (c) => c.notNull())
    .addColumn("instructions", "text", (c) => c.notNull())
    .addColumn("due_day", "integer", (c) => c.notNull())
    .addColumn("border_only", "boolean", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("created_ms", "bigint", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("task_directive").on("task").column("directive_id").execute();
}

async function makeTaskType(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("task_type")
    .addColumn("task_id", "text", (c) => c.notNull().references("task.id").onDelete("cascade"))
    .addColumn("type", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("task_type_key", ["task_id", "type"])
    .execute();
}

async function makeTaskUnit(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("task_unit")
    .addColumn("task_id", "text", (c) => c.notNull().references("task.id").onDelete("cascade"))
    .addColumn("unit_id", "text", (c) => c.notNull().references("unit.id"))
    .addPrimaryKeyConstraint("task_unit_key", ["task_id", "unit_id"])
    .execute();
}

async function makeAssignment(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("assignment")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("task_id", "text", (c) => c.notNull().references("task.id"))
    .addColumn("directive_id", "text", (c) => c.notNull().references("directive.id"))
    .addColumn("unit_id", "text", (c) => c.notNull().references("unit.id"))
    .addColumn("unit_path", "text", (c) => c.notNull())
    .addColumn("giver_id", "text", (c) => c.notNull().references("unit.id"))
    .addColumn("giver_path", "text", (c) => c.notNull())
    .addColumn("parent_id", "text", (c) => c.references("assignment.id"))
    .addColumn("taken_over_from", "text", (c) => c.references("unit.id"))
    .addColumn("handed_to", "text", (c) => c.references("assignment.id"))
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("due_day", "integer", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("passed_ms", "bigint", (c) => c.notNull())
    .addColumn("seen_ms", "bigint")
    .addColumn("acknowledged_ms", "bigint")
    .addColumn("acknowledged_by", "text")
    .addColumn("started_ms", "bigint")
    .addColumn("submitted_ms", "bigint")
    .addColumn("decided_ms", "bigint")
    .addColumn("decided_by", "text")
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addUniqueConstraint("assignment_once", ["task_id", "unit_id"])
    .execute();
  await db.schema.createIndex("assignment_directive").on("assignment").column("directive_id").execute();
  await db.schema.createIndex("assignment_unit").on("assignment").column("unit_id").execute();
  await db.schema.createIndex("assignment_parent").on("assignment").column("parent_id").execute();
  await db.schema
    .createIndex("assignment_path")
    .on("assignment")
    .expression(sql`unit_path text_pattern_ops`)
    .execute();
}

async function makeEvidence(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("evidence")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("assignment_id", "text", (c) => c.notNull().references("assignment.id"))
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("blob", "text")
    .addColumn("sha256", "text")
    .addColumn("media_type", "text")
    .addColumn("added_ms", "bigint", (c) => c.notNull())
    .addColumn("added_by", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("evidence_assignment").on("evidence").column("assignment_id").execute();
}

export const directives = migration(async (db) => {
  await makeDirective(db);
  await makeDirectiveVersion(db);
  await makeClause(db);
  await makeTask(db);
  await makeTaskType(db);
  await makeTaskUnit(db);
  await makeAssignment(db);
  await makeEvidence(db);
});
