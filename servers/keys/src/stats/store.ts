/** The only SQL of day totals. */
import { eninAt, INTERVALS_PER_DAY, type Instant } from "@bluezone/protocol/time";
import type { Transaction } from "@bluezone/server-kit/database";
import { sql } from "kysely";
import type { Tables } from "../tables.ts";
import { plusTotals, type Totals, totalsOf, type Written } from "./totals.ts";

/**
 * Counts publishes that are written in the same transaction: a commit that fails counts nothing, and what is counted was
 * written. One statement, whatever the number of publishes; none when there is nothing to count. Call it last: it locks
 * the totals of the day until the transaction ends.
 */
export async function countPublishes(
  trx: Transaction<Tables>,
  written: readonly Written[],
  now: Instant,
): Promise<void> {
  const at = eninAt(now);
  const byIssuer = new Map<string, Totals>();
  for (const publish of written) {
    if (publish.inserted.length === 0 && publish.revised === 0) continue;
    const before = byIssuer.get(publish.issuer);
    const totals = totalsOf(publish, at);
    byIssuer.set(publish.issuer, before ? plusTotals(before, totals) : totals);
  }
  if (byIssuer.size === 0) return;
  await trx
    .insertInto("day_count")
    .values(
      [...byIssuer]
        // In one order everywhere, so that two transactions cannot wait for each other.
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([issuer, totals]) => ({
          day: Math.floor(at / INTERVALS_PER_DAY),
          issuer,
          uploads: totals.uploads,
          keys: totals.keys,
          revisions: totals.revisions,
          missing_onset: totals.missingOnset,
          onset_to_upload: array(totals.onsetToUpload),
          oldest_key_age: array(totals.oldestKeyAge),
        })),
    )
    .onConflict((conflict) =>
      conflict.columns(["day", "issuer"]).doUpdateSet((eb) => ({
        uploads: eb("day_count.uploads", "+", eb.ref("excluded.uploads")),
        keys: eb("day_count.keys", "+", eb.ref("excluded.keys")),
        revisions: eb("day_count.revisions", "+", eb.ref("excluded.revisions")),
        missing_onset: eb("day_count.missing_onset", "+", eb.ref("excluded.missing_onset")),
        onset_to_upload: added("onset_to_upload"),
        oldest_key_age: added("oldest_key_age"),
      })),
    )
    .execute();
}

/** Whole numbers as PostgreSQL writes an array. */
const array = (counts: readonly number[]) => sql<number[]>`${`{${counts.join(",")}}`}::integer[]`;

/** Place by place, what stands and what comes. */
const added = (column: "onset_to_upload" | "oldest_key_age") => {
  const [stands, comes] = [sql.ref(`day_count.${column}`), sql.ref(`excluded.${column}`)];
  return sql<
    number[]
  >`array(select a + b from unnest(${stands}, ${comes}) with ordinality as u(a, b, place) order by place)`;
};
