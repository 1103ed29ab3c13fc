/** What somebody sent from the app belongs to a contact of its own, or to one that an interview told of: since when, and who tied it. */
import { migration } from "@bluezone/server-kit/sql/migrate";
import type { Kysely } from "kysely";

/** The column that is filled, as it stands after this migration alone. */
type Before = { contact: { source: string; made_ms: string; sent_ms: string | null } };

export const appEvidence = migration(async (db) => {
  await db.schema
    .alterTable("contact")
    .addColumn("sent_ms", "bigint")
    .addColumn("tied_ms", "bigint")
    .addColumn("tied_by", "text")
    .execute();
  // Until now a contact from the app was made in the call that told of it.
  await (db as Kysely<Before>)
    .updateTable("contact")
    .set(({ ref }) => ({ sent_ms: ref("made_ms") }))
    .where("source", "=", "app")
    .execute();
});
