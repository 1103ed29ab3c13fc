/** The SQL of API keys. */
import type { Instant } from "@bluezone/protocol/time";
import type { Insertable } from "kysely";
import { ms, type Sql, type Transaction } from "../tables.ts";
import type { ApiKeyRow } from "./tables.ts";

/** Adds one. */
export async function insertApiKey(trx: Transaction, row: Insertable<ApiKeyRow>): Promise<void> {
  await trx.insertInto("api_key").values(row).execute();
}

/** Says of one that it is disabled; false when there is none of this id, or it was disabled already. */
export async function setDisabled(trx: Transaction, id: string, now: Instant): Promise<boolean> {
  const row = await trx
    .updateTable("api_key")
    .set({ disabled_ms: ms(now) })
    .where("id", "=", id)
    .where("disabled_ms", "is", null)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Those that are not disabled. */
export const enabledKeys = (
  sql: Sql,
): Promise<Pick<ApiKeyRow, "id" | "kind" | "name" | "hotline" | "hash" | "daily_codes" | "canary">[]> =>
  sql
    .selectFrom("api_key")
    .select(["id", "kind", "name", "hotline", "hash", "daily_codes", "canary"])
    .where("disabled_ms", "is", null)
    .execute();

/** Puts another hash in the place of one. */
export async function putHash(sql: Sql, hash: Uint8Array, newest: Uint8Array): Promise<void> {
  await sql.updateTable("api_key").set({ hash: newest }).where("hash", "=", hash).execute();
}
