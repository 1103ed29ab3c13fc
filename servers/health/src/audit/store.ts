/** The SQL of the audit log. */
import type { Insertable } from "kysely";
import type { Sql } from "../tables.ts";
import type { AuditRow } from "./tables.ts";

/** Adds an entry at the end. */
export async function insertEntry(sql: Sql, row: Insertable<AuditRow>): Promise<void> {
  await sql.insertInto("audit").values(row).execute();
}
