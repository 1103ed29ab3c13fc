/** What somebody sent from the app belongs to a contact of its own, or to one that an interview told of: since when, and who tied it. */
import { migration } from "@bluezone/server-kit/sql/migrate";

export const appEvidence = migration(async (db) => {
  await db.schema
    .alterTable("contact")
    .addColumn("sent_ms", "bigint")
    .addColumn("tied_ms", "bigint")
    .addColumn("tied_by", "text")
    .execute();
  // Until now a contact from the app was made in the call that told of it.
  await db
    .updateTable("contact")
    .set(({ ref }) => ({ sent_ms: ref("made_ms") }))
    .where("source", "=", "app")
    .execute();
});
