/** Giving a task on to units below, in one statement. */
import type { Day, Instant } from "@bluezone/protocol/time";
import { sql as raw } from "kysely";
import { assignmentId } from "../directives/plan/store.ts";
import { ms, type Transaction } from "../tables.ts";
import type { AssignmentRow } from "./tables.ts";

/** Gives a part on to units, each once; how many are new. Units that have the task already keep theirs. */
export async function giveOn(
  trx: Transaction,
  part: AssignmentRow,
  { unitIds, dueDay, note, now }: { unitIds: readonly string[]; dueDay: Day; note: string; now: Instant },
): Promise<number> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("assignment")
    .columns([
      "id",
      "task_id",
      "directive_id",
      "unit_id",
      "unit_path",
      "giver_id",
      "giver_path",
      "parent_id",
      "note",
      "due_day",
      "state",
      "passed_ms",
      "reason",
      "version",
    ])
    .expression(
      trx
        .selectFrom("unit")
        .where("id", "in", unitIds)
        .select(({ ref }) => [
          assignmentId(raw`${part.task_id}::text`, ref("unit.id")).as("id"),
          raw<string>`${part.task_id}::text`.as("task_id"),
          raw<string>`${part.directive_id}::text`.as("directive_id"),
          "unit.id as unit_id",
          "unit.path as unit_path",
          raw<string>`${part.unit_id}::text`.as("giver_id"),
          raw<string>`${part.unit_path}::text`.as("giver_path"),
          raw<string>`${part.id}::text`.as("parent_id"),
          raw<string>`${note}::text`.as("note"),
          raw<number>`${dueDay}::integer`.as("due_day"),
          raw<string>`'open'`.as("state"),
          raw<string>`${ms(now)}::bigint`.as("passed_ms"),
          raw<string>`''`.as("reason"),
          raw<number>`1`.as("version"),
        ]),
    )
    .onConflict((conflict) => conflict.constraint("assignment_once").doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0n);
}
