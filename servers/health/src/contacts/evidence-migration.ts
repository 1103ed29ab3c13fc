/** What somebody sent from the app belongs to a contact of its own, or to one that an interview told of: with both dates, and who tied them. */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { sql } from "kysely";

export const appEvidence = migration(async (db) => {
  await db.schema
    .alterTable("contact")
    .addColumn("sent_ms", "bigint")
    .addColumn("tied_ms", "bigint")
    .addColumn("tied_by", "text")
    .execute();
  // Until now a contact from the app was made in the call that told of it.
  await sql`update contact set sent_ms = made_ms where source = 'app'`.execute(db);
});
