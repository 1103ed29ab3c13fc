/** The only SQL of day totals. */
import { Day, eninAt, INTERVALS_PER_DAY, type Instant } from "@bluezone/protocol/time";
import type { Database, Transaction } from "@bluezone/server-kit/sql/database";
import { type RawBuilder, sql } from "kysely";
import type { Tables } from "../tables.ts";
import { plusTotals, type Totals, totalsOf, type WrittenPublish } from "./totals.ts";

/**
 * What publishes add to the totals of a day, by issuer, as the database counts it (`count_publishes`). It is counted in the
 * transaction that writes them: a commit that fails counts nothing, and what is counted was written. It comes last there: it locks
 * the totals of the day until the transaction ends.
 */
export function countsOf(written: readonly WrittenPublish[], now: Instant): RawBuilder<unknown> {
  const at = eninAt(now);
  const byIssuer = new Map<string, Totals>();
  for (const publish of written) {
    if (publish.inserted.length === 0 && publish.revised === 0) continue;
    const before = byIssuer.get(publish.issuer);
    const totals = totalsOf(publish, at);
    byIssuer.set(publish.issuer, before ? plusTotals(before, totals) : totals);
  }
  const rows = [...byIssuer].map(([issuer, t]) => ({
    day: Math.floor(at / INTERVALS_PER_DAY),
    issuer,
    uploads: t.uploads,
    keys: t.keys,
    revisions: t.revisions,
    missing_onset: t.missingOnset,
    onset_to_upload: t.onsetToUpload,
    oldest_key_age: t.oldestKeyAge,
  }));
  return sql`${JSON.stringify(rows)}::json`;
}

/** Counts publishes in their transaction. */
export async function countPublishes(
  trx: Transaction<Tables>,
  schema: string,
  ...counted: Parameters<typeof countsOf>
): Promise<void> {
  await sql`select ${sql.id(schema, "count_publishes")}(${countsOf(...counted)})`.execute(trx);
}

/** The totals of every day that is kept, of one issuer, or of all together. */
export async function readTotals(
  db: Pick<Transaction<Tables>, "selectFrom">,
  issuer?: string,
): Promise<ReadonlyMap<Day, Totals>> {
  const rows = await db
    .selectFrom("day_count")
    .selectAll()
    .$if(issuer !== undefined, (query) => query.where("issuer", "=", issuer ?? ""))
    .orderBy("day")
    .execute();
  const days = new Map<Day, Totals>();
  for (const row of rows) {
    const totals: Totals = {
      uploads: row.uploads,
      keys: row.keys,
      revisions: row.revisions,
      missingOnset: row.missing_onset,
      onsetToUpload: row.onset_to_upload,
      oldestKeyAge: row.oldest_key_age,
    };
    const before = days.get(Day(row.day));
    days.set(Day(row.day), before ? plusTotals(before, totals) : totals);
  }
  return days;
}

/** The signed document that is being served. */
export async function readDocument({ db }: Pick<Database<Tables>, "db">): Promise<string | undefined> {
  return (await db.selectFrom("signed_stats").select("document").executeTakeFirst())?.document;
}

/**
 * Puts what `make` makes of the document in its place, in one transaction in which no other instance does the same: what
 * was told is read, and told again, by one after the other. Says whether there is a new one.
 */
export function replaceDocument(
  database: Database<Tables>,
  make: (
    trx: Transaction<Tables>,
    before: string | undefined,
  ) => Promise<{ readonly version: number; readonly text: string } | undefined>,
): Promise<boolean> {
  return database.transaction(async (trx) => {
    const before = await trx.selectFrom("signed_stats").select("document").forUpdate().executeTakeFirst();
    const made = await make(trx, before?.document);
    if (!made) return false;
    const row = { version: String(made.version), document: made.text };
    if (before) {
      await trx.updateTable("signed_stats").set(row).execute();
      return true;
    }
    // The very first: another instance may be making it too, and one of them stands.
    const first = await trx
      .insertInto("signed_stats")
      .values({ one: 1, ...row })
      .onConflict((conflict) => conflict.doNothing())
      .returning("one")
      .executeTakeFirst();
    return first !== undefined;
  });
}
