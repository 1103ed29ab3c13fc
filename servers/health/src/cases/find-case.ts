/** One case within reach. */
import { inScope, type Scope } from "@bluezone/staff/scope";
import type { Selectable } from "kysely";
import { type Reader, shownTo } from "../people/shown.ts";
import type { Sql, Transaction } from "../tables.ts";
import type { CaseRow as CaseColumns } from "./tables.ts";

/** A case as it was read. */
export type CaseRow = Selectable<CaseColumns>;

/** One case; undefined when there is none of that id, or it lies out of reach. */
export const findCase = (sql: Sql, scope: Scope, id: string): Promise<CaseRow | undefined> =>
  sql
    .selectFrom("case_record")
    .selectAll()
    .where("id", "=", id)
    .where(inScope(scope, "case_record.unit_path"))
    .executeTakeFirst();

/** The same, held until the transaction ends. */
export const lockCase = (trx: Transaction, scope: Scope, id: string): Promise<CaseRow | undefined> =>
  trx
    .selectFrom("case_record")
    .selectAll()
    .where("id", "=", id)
    .where(inScope(scope, "case_record.unit_path"))
    .forUpdate()
    .executeTakeFirst();

/** A case that another unit shows to the viewer's units now. */
export const shownCaseOf = (sql: Sql, reader: Reader, id: string): Promise<CaseRow | undefined> =>
  sql
    .selectFrom("case_record")
    .selectAll()
    .where("id", "=", id)
    .where("person_id", "in", shownTo(sql, reader))
    .executeTakeFirst();
