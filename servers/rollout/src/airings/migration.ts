/** The tables of stations. */
import { type Kysely, sql } from "kysely";

/** Makes them, after those of bulletins. */
export async function airingTables(db: Kysely<unknown>): Promise<void> {
  const ofUnit = (name: string) =>
    db.schema
      .createTable(name)
      .addColumn("unit_id", "text", (c) => c.notNull().references("unit.id"))
      .addColumn("unit_path", "text", (c) => c.notNull());
  await ofUnit("airing_slots")
    .addColumn("from_day", "integer", (c) => c.notNull())
    .addColumn("slots", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("airing_slots_key", ["unit_id", "from_day"])
    .execute();
  await ofUnit("airing")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("day", "integer", (c) => c.notNull())
    .addColumn("slot", "integer")
    .addColumn("bulletin_id", "text", (c) => c.notNull().references("bulletin.id"))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("aired_ms", "bigint", (c) => c.notNull())
    .addColumn("received_ms", "bigint", (c) => c.notNull())
    .addColumn("late", "boolean", (c) => c.notNull())
    .addColumn("by_id", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("airing_slot")
    .on("airing")
    .columns(["unit_id", "day", "slot"])
    .unique()
    .where(sql.ref("slot"), "is not", null)
    .execute();
  await db.schema.createIndex("airing_day").on("airing").column("day").execute();
  await ofUnit("airing_miss")
    .addColumn("day", "integer", (c) => c.notNull())
    .addColumn("slot", "integer", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("by_id", "text", (c) => c.notNull())
    .addColumn("at_ms", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("airing_miss_key", ["unit_id", "day", "slot"])
    .execute();
  await ofUnit("airing_gap")
    .addColumn("day", "integer", (c) => c.notNull())
    .addColumn("aired", "integer", (c) => c.notNull())
    .addColumn("told_ms", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("airing_gap_key", ["unit_id", "day"])
    .execute();
}
