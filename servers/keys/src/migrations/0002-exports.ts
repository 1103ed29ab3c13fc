/** Export windows, how far each shard has come, and what padding comes from. `../tables.ts` says what each column is. */
import { migration } from "@bluezone/server-kit/sql/migrate";

export const exports = migration(async (db) => {
  await db.schema
    .createTable("shard")
    .addColumn("shard", "text", (c) => c.primaryKey())
    .addColumn("claimed", "integer", (c) => c.notNull())
    .addColumn("released", "integer", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("export_window")
    .addColumn("shard", "text", (c) => c.notNull())
    .addColumn("starts", "integer", (c) => c.notNull())
    .addColumn("ends", "integer", (c) => c.notNull())
    .addColumn("files", "integer")
    .addColumn("padding", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("export_window_key", ["shard", "ends"])
    .execute();
  await db.schema
    .createTable("padding_secret")
    .addColumn("day", "integer", (c) => c.primaryKey())
    .addColumn("secret", "bytea", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("revised_padding")
    .addColumn("shard", "text", (c) => c.notNull())
    .addColumn("ends", "integer", (c) => c.notNull())
    .addColumn("place", "integer", (c) => c.notNull())
    .addColumn("revised_ends", "integer", (c) => c.notNull())
    // Each padding key is revised at most once.
    .addPrimaryKeyConstraint("revised_padding_key", ["shard", "ends", "place"])
    .execute();
});
