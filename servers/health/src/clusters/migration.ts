/** A cluster was a name that cases bore, one each; it becomes a record of its own with people in it. `tables.ts` says what each column is. */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { type Kysely, sql } from "kysely";
import type { ClusterMemberRow } from "./tables.ts";

async function addColumns(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("cluster")
    .addColumn("kind", "text", (c) => c.notNull().defaultTo("other"))
    .addColumn("commune", "text")
    .addColumn("address", "bytea")
    .addColumn("from_day", "integer")
    .addColumn("to_day", "integer")
    .addColumn("venue", "text")
    .addColumn("note", "bytea")
    .addColumn("closed_ms", "bigint")
    .addColumn("version", "integer", (c) => c.notNull().defaultTo(1))
    .execute();
  for (const column of ["kind", "version"])
    await db.schema
      .alterTable("cluster")
      .alterColumn(column, (c) => c.dropDefault())
      .execute();
}

async function makeTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("cluster_member")
    .addColumn("cluster_id", "text", (c) => c.notNull().references("cluster.id").onDelete("cascade"))
    .addColumn("member_id", "text", (c) => c.notNull())
    .addColumn("case_id", "text", (c) => c.references("case_record.id").onDelete("cascade"))
    .addColumn("contact_id", "text", (c) => c.references("contact.id").onDelete("cascade"))
    .addColumn("added_ms", "bigint", (c) => c.notNull())
    .addColumn("added_by", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("cluster_member_key", ["cluster_id", "member_id"])
    .addCheckConstraint("cluster_member_is_one", sql`member_id = coalesce(case_id, contact_id)`)
    .execute();
  for (const column of ["case_id", "contact_id"])
    await db.schema.createIndex(`cluster_member_${column}`).on("cluster_member").column(column).execute();
  await db.schema
    .createTable("cluster_change")
    .addColumn("n", "integer", (c) => c.primaryKey().generatedByDefaultAsIdentity())
    .addColumn("cluster_id", "text", (c) => c.notNull().references("cluster.id").onDelete("cascade"))
    .addColumn("what", "text", (c) => c.notNull())
    .addColumn("fields", sql`text[]`, (c) => c.notNull())
    .addColumn("count", "integer", (c) => c.notNull())
    .addColumn("at_ms", "bigint", (c) => c.notNull())
    .addColumn("by", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("cluster_change_cluster")
    .on("cluster_change")
    .columns(["cluster_id", "n"])
    .execute();
}

/** Of the tables as they were before, what is read here. */
type Before = {
  case_record: { id: string; cluster_id: string | null; changed_ms: string; changed_by: string };
  case_merge: { keep_id: string; gone_id: string; undone_ms: string | null; filled: string[] };
  cluster_member: ClusterMemberRow;
};

const CLUSTER_FILLED = sql<boolean>`'cluster' = any(filled)`;

/** A record that still has its label by a merge is in the cluster by way of the record that was merged into it. */
const copyLabels = (db: Kysely<Before>) =>
  db
    .insertInto("cluster_member")
    .columns(["cluster_id", "member_id", "case_id", "added_ms", "added_by"])
    .expression((made) =>
      made
        .selectFrom("case_record")
        .select(({ ref }) => [
          ref("cluster_id").$notNull().as("cluster_id"),
          "id as member_id",
          "id as case_id",
          "changed_ms as added_ms",
          "changed_by as added_by",
        ])
        .where("cluster_id", "is not", null)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom("case_merge")
                .innerJoin("case_record as gone", "gone.id", "case_merge.gone_id")
                .select("keep_id")
                .whereRef("keep_id", "=", "case_record.id")
                .whereRef("gone.cluster_id", "=", "case_record.cluster_id")
                .where("undone_ms", "is", null)
                .where(CLUSTER_FILLED),
            ),
          ),
        ),
    )
    .execute();

export const clusters = migration(async (db) => {
  await addColumns(db);
  await makeTables(db);
  const before = db as Kysely<Before>;
  await copyLabels(before);
  await before
    .updateTable("case_merge")
    .set({ filled: sql<string[]>`array_remove(filled, 'cluster')` })
    .where(CLUSTER_FILLED)
    .execute();
  await db.schema.alterTable("case_record").dropColumn("cluster_id").execute();
});
