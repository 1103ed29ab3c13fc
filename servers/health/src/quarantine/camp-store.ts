/** The SQL of rounds of quarantine sites. */
import { inScope, type Scope } from "@bluezone/staff/scope";
import type { Sql, Transaction } from "../tables.ts";
import type { CampCheckRow } from "./tables.ts";

/** Rounds within a scope, the latest first. */
export const listChecks = (sql: Sql, scope: Scope, limit: number): Promise<CampCheckRow[]> =>
  sql
    .selectFrom("camp_check")
    .selectAll()
    .where(inScope(scope, "camp_check.unit_path"))
    .orderBy("day", "desc")
    .orderBy("site_name")
    .limit(limit)
    .execute();

/** A unit's round of a site on a day, held until the transaction ends. */
export const lockCheck = (
  trx: Transaction,
  { unit_id, site_name, day }: Pick<CampCheckRow, "unit_id" | "site_name" | "day">,
): Promise<Pick<CampCheckRow, "id" | "version"> | undefined> =>
  trx
    .selectFrom("camp_check")
    .select(["id", "version"])
    .where("unit_id", "=", unit_id)
    .where("site_name", "=", site_name)
    .where("day", "=", day)
    .forUpdate()
    .executeTakeFirst();

/** Changes one. */
export async function putCheck(trx: Transaction, id: string, changes: Partial<CampCheckRow>): Promise<void> {
  await trx.updateTable("camp_check").set(changes).where("id", "=", id).execute();
}

/** Adds one; false when there is one of this unit, site and day by now. */
export async function insertCheck(trx: Transaction, row: CampCheckRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("camp_check")
    .values(row)
    .onConflict((same) => same.columns(["unit_id", "site_name", "day"]).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
