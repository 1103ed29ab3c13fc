/** The SQL of keys of certificates. */
import type { Instant } from "@bluezone/protocol/time";
import { fromMs, type Sql, type Transaction } from "../tables.ts";
import type { SigningKeyRow } from "./tables.ts";

/** All of them, in no order. */
export const readKeys = (sql: Sql): Promise<SigningKeyRow[]> =>
  sql.selectFrom("signing_key").selectAll().execute();

/** Their public halves, the newest first. */
export const publicHalves = (sql: Sql): Promise<Pick<SigningKeyRow, "kid" | "x" | "y">[]> =>
  sql.selectFrom("signing_key").select(["kid", "x", "y"]).orderBy("active_ms", "desc").execute();

/** Adds one. */
export async function insertKey(trx: Transaction, row: SigningKeyRow): Promise<void> {
  await trx.insertInto("signing_key").values(row).execute();
}

/** Destroys the private halves of these. */
export async function destroyPrivate(trx: Transaction, kids: readonly string[]): Promise<void> {
  await trx.updateTable("signing_key").set({ sealed: null }).where("kid", "in", kids).execute();
}

/** Drops these, also out of the JWKS. */
export async function dropKeys(trx: Transaction, kids: readonly string[]): Promise<void> {
  await trx.deleteFrom("signing_key").where("kid", "in", kids).execute();
}

/** Drops every one; their ids. */
export const dropEveryKey = (trx: Transaction): Promise<Pick<SigningKeyRow, "kid">[]> =>
  trx.deleteFrom("signing_key").returning("kid").execute();

/** When each key of certificates that stands in the JWKS was made. */
export async function certificateKeysMade(sql: Sql): Promise<readonly Instant[]> {
  const rows = await sql.selectFrom("signing_key").select("made_ms").execute();
  return rows.map(({ made_ms }) => fromMs(made_ms));
}
