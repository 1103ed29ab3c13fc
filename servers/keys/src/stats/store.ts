/** The only SQL of day totals. */
import { Day, eninAt, INTERVALS_PER_DAY, type Instant } from "@bluezone/protocol/time";
import type { Database, Transaction } from "@bluezone/server-kit/sql/database";
import { type RawBuilder, sql } from "kysely";
import type { Tables } from "../tables.ts";
import { plusTotals, type Totals, totalsOf, type WrittenPublish } from "./totals.ts";

/**
 * The statement that counts publishes which are written in the same transaction: a commit that fails counts nothing, and what
 * is counted was written. One, whatever the number of publishes; none when there is nothing to count. It comes last: it locks
 * the totals of the day until the transaction ends. @param where counts only when it holds.
 */
export function countingPublishes(
  schema: string,
  written: readonly WrittenPublish[],
  now: Instant,
  where = sql``,
): RawBuilder<unknown> | undefined {
  const at = eninAt(now);
  const byIssuer = new Map<string, Totals>();
  for (const publish of written) {
    if (publish.inserted.length === 0 && publish.revised === 0) continue;
    const before = byIssuer.get(publish.issuer);
    const totals = totalsOf(publish, at);
    byIssuer.set(publish.issuer, before ? plusTotals(before, totals) : totals);
  }
  if (byIssuer.size === 0) return undefined;
  const day = Math.floor(at / INTERVALS_PER_DAY);
  // In one order everywhere, so that two transactions cannot wait for each other.
  const rows = [...byIssuer]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([issuer, t]) => sql`(
    ${day}::integer, ${issuer}::text, ${t.uploads}::integer, ${t.keys}::integer, ${t.revisions}::integer,
    ${t.missingOnset}::integer, ${array(t.onsetToUpload)}, ${array(t.oldestKeyAge)})`,
    );
  return sql`
    insert into ${sql.id(schema, "day_count")} as before
      (day, issuer, uploads, keys, revisions, missing_onset, onset_to_upload, oldest_key_age)
    select * from (values ${sql.join(rows)}) as publishes ${where}
    on conflict (day, issuer) do update set
      uploads = before.uploads + excluded.uploads,
      keys = before.keys + excluded.keys,
      revisions = before.revisions + excluded.revisions,
      missing_onset = before.missing_onset + excluded.missing_onset,
      onset_to_upload = ${added("onset_to_upload")},
      oldest_key_age = ${added("oldest_key_age")}`;
}

/** Counts publishes in their transaction. */
export async function countPublishes(
  trx: Transaction<Tables>,
  ...counted: Parameters<typeof countingPublishes>
): Promise<void> {
  await countingPublishes(...counted)?.execute(trx);
}

/** Whole numbers as PostgreSQL writes an array. */
const array = (counts: readonly number[]) => sql`${`{${counts.join(",")}}`}::integer[]`;

/** Place by place, what stands and what comes. */
const added = (column: "onset_to_upload" | "oldest_key_age") =>
  sql`array(select a + b from unnest(${sql.ref(`before.${column}`)}, ${sql.ref(`excluded.${column}`)})
    with ordinality as u(a, b, place) order by place)`;

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
