/** The only SQL of checklists. */
import { addOnce } from "@bluezone/server-kit/sql/add-once";
import { inScope, type Scope } from "@bluezone/staff/scope";
import type { Sql, Transaction } from "../../tables.ts";
import type { ChecklistRow } from "../tables.ts";

/** Keeps a list; nothing happens when its id is there. */
export const keepChecklist = (trx: Transaction, row: ChecklistRow): Promise<boolean> =>
  addOnce(trx, "checklist", row);

/** The newest list of each unit and kind within a scope, the newest first. */
export async function newestChecklists(sql: Sql, scope: Scope, kind: string | undefined, limit: number) {
  let newest = sql
    .selectFrom("checklist")
    .distinctOn(["checklist.unit", "checklist.kind"])
    .selectAll("checklist")
    .where(inScope(scope, "checklist.unit_path"))
    .orderBy("checklist.unit")
    .orderBy("checklist.kind")
    .orderBy("checklist.day", "desc")
    .orderBy("checklist.at_ms", "desc");
  if (kind !== undefined) newest = newest.where("checklist.kind", "=", kind);
  return sql
    .selectFrom(newest.as("list"))
    .innerJoin("unit", "unit.id", "list.unit")
    .selectAll("list")
    .select(["unit.name as unit_name", "unit.illustrative"])
    .orderBy("list.day", "desc")
    .orderBy("list.unit")
    .limit(limit)
    .execute();
}
