/** The SQL of private halves that are sealed anew. */
import type { Sql, Transaction } from "../tables.ts";
import type { SigningKeyRow } from "./tables.ts";

/** The private half of each key, sealed; null of one that was destroyed. */
export const sealedKeys = (sql: Sql): Promise<Pick<SigningKeyRow, "kid" | "sealed">[]> =>
  sql.selectFrom("signing_key").select(["kid", "sealed"]).execute();

/** Puts the same private half there, sealed anew. */
export async function putSealedKey(
  trx: Transaction,
  { kid, sealed }: Pick<SigningKeyRow, "kid" | "sealed">,
): Promise<void> {
  await trx.updateTable("signing_key").set({ sealed }).where("kid", "=", kid).execute();
}
