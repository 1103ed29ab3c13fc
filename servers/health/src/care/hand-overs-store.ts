/** The SQL of hand-overs of cases. */
import { inScope, type Scope } from "@bluezone/staff/scope";
import type { ActionContext } from "../action-context.ts";
import type { CaseRow } from "../cases/store.ts";
import { ms, type Sql, type Transaction } from "../tables.ts";
import type { HandOverRow } from "./tables.ts";

/** A unit with its place and type; undefined when there is none of this id. */
export const unitOfType = (sql: Sql, id: string) =>
  sql.selectFrom("unit").select(["id", "path", "type"]).where("id", "=", id).executeTakeFirst();

/** Adds a request. */
export async function insertHandOver(trx: Transaction, row: HandOverRow): Promise<void> {
  await trx.insertInto("hand_over").values(row).execute();
}

/** A request, wherever it is, held until the transaction ends. */
export const lockHandOver = (trx: Transaction, id: string): Promise<HandOverRow | undefined> =>
  trx.selectFrom("hand_over").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();

/** The case of a request, held until the transaction ends. */
export const lockCaseOf = (trx: Transaction, { case_id }: Pick<HandOverRow, "case_id">): Promise<CaseRow> =>
  trx.selectFrom("case_record").selectAll().where("id", "=", case_id).forUpdate().executeTakeFirstOrThrow();

/** Keeps what a request was answered, by whom and when. */
export async function putAnswer(
  trx: Transaction,
  id: string,
  answer: HandOverRow["answer"],
  { caller, now }: ActionContext,
): Promise<void> {
  await trx
    .updateTable("hand_over")
    .set({ answer, answered_ms: ms(now), answered_by: caller.id })
    .where("id", "=", id)
    .execute();
}

/** What waits for an answer, of the units within a scope and of those that they asked, the oldest first. */
export const waitingWithin = (sql: Sql, scope: Scope) =>
  sql
    .selectFrom("hand_over")
    .innerJoin("case_record", "case_record.id", "hand_over.case_id")
    .innerJoin("unit as to_unit", "to_unit.id", "hand_over.to_unit_id")
    .innerJoin("unit as from_unit", "from_unit.id", "hand_over.from_unit_id")
    .selectAll("hand_over")
    .select(["case_record.number", "to_unit.name as to_unit_name", "from_unit.name as from_unit_name"])
    .where("answer", "is", null)
    .where(({ or }) =>
      or([inScope(scope, "hand_over.to_unit_path"), inScope(scope, "hand_over.from_unit_path")]),
    )
    .orderBy("asked_ms")
    .limit(200)
    .execute();
