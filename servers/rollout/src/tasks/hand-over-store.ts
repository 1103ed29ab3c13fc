/** The SQL of handing over: whose work is open though they have ended, and how it changes hands. */
import type { Day, Instant } from "@bluezone/protocol/time";
import { holdsOn } from "@bluezone/server-kit/sql/holds-on";
import { sql as raw } from "kysely";
import { assignmentId } from "../directives/plan/store.ts";
import { ms, type Sql, type Transaction } from "../tables.ts";

/** The unit that goes on. */
export type Heir = { readonly id: string; readonly path: string };

/** Units that have ended and still have open work, or are the desk of a letter, or have passed something down. */
export const endedWithWork = (sql: Sql, today: Day) =>
  sql
    .selectFrom("unit")
    .select("unit.id")
    .where("valid_to_day", "<", today)
    .where(({ or, exists, selectFrom }) =>
      or([
        exists(
          selectFrom("assignment")
            .select("assignment.id")
            .whereRef("assignment.unit_id", "=", "unit.id")
            .where("handed_to", "is", null)
            .where("state", "<>", "accepted"),
        ),
        exists(
          selectFrom("assignment")
            .select("assignment.id")
            .whereRef("assignment.giver_id", "=", "unit.id")
            .where("handed_to", "is", null)
            .where("state", "<>", "accepted"),
        ),
        exists(selectFrom("directive").select("directive.id").whereRef("directive.unit_id", "=", "unit.id")),
      ]),
    )
    .orderBy("unit.path")
    .execute();

/** The units of a day. */
export const unitsOn = (sql: Sql, day: Day): Promise<Heir[]> =>
  sql.selectFrom("unit").select(["id", "path"]).where(holdsOn(day, "unit")).execute();

/** The id of the other unit's part of a task, which follows from the task: whether the part is new or was there. */
const heirPart = (taskId: unknown, to: Heir) => assignmentId(taskId, raw`${to.id}::text`);

/** Gives each open part to the other unit, as far as that has none of the task. */
async function copyParts(trx: Transaction, from: string, to: Heir, now: Instant): Promise<void> {
  const open = trx
    .selectFrom("assignment")
    .where("unit_id", "=", from)
    .where("handed_to", "is", null)
    .where("state", "<>", "accepted");
  await trx
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
      "taken_over_from",
      "note",
      "due_day",
      "state",
      "passed_ms",
      "started_ms",
      "submitted_ms",
      "reason",
      "version",
    ])
    .expression(
      open.select(({ ref }) => [
        heirPart(ref("task_id"), to).as("id"),
        "task_id",
        "directive_id",
        raw<string>`${to.id}::text`.as("unit_id"),
        raw<string>`${to.path}::text`.as("unit_path"),
        "giver_id",
        "giver_path",
        "parent_id",
        raw<string>`${from}::text`.as("taken_over_from"),
        "note",
        "due_day",
        raw<string>`case when ${ref("state")} in ('submitted', 'returned') then ${ref("state")} else 'open' end`.as(
          "state",
        ),
        raw<string>`${ms(now)}::bigint`.as("passed_ms"),
        "started_ms",
        "submitted_ms",
        "reason",
        raw<number>`1`.as("version"),
      ]),
    )
    .onConflict((conflict) => conflict.constraint("assignment_once").doNothing())
    .execute();
}

async function moveEvidence(trx: Transaction, from: string, to: Heir): Promise<void> {
  await trx
    .updateTable("evidence")
    .from("assignment as old")
    .set(({ ref }) => ({ assignment_id: heirPart(ref("old.task_id"), to) }))
    .whereRef("evidence.assignment_id", "=", "old.id")
    .where("old.unit_id", "=", from)
    .where("old.handed_to", "is", null)
    .where("old.state", "<>", "accepted")
    .execute();
}

/** What was passed down from a part hangs on the other unit's. */
async function moveChildren(trx: Transaction, from: string, to: Heir): Promise<void> {
  await trx
    .updateTable("assignment as child")
    .from("assignment as old")
    .set(({ ref }) => ({ parent_id: heirPart(ref("old.task_id"), to) }))
    .whereRef("child.parent_id", "=", "old.id")
    .where("old.unit_id", "=", from)
    .where("old.handed_to", "is", null)
    .where("old.state", "<>", "accepted")
    .execute();
}

async function closeParts(trx: Transaction, from: string, to: Heir): Promise<bigint> {
  const { numUpdatedRows } = await trx
    .updateTable("assignment")
    .set(({ ref }) => ({ handed_to: heirPart(ref("task_id"), to) }))
    .where("unit_id", "=", from)
    .where("handed_to", "is", null)
    .where("state", "<>", "accepted")
    .executeTakeFirst();
  return numUpdatedRows;
}

async function moveGiven(trx: Transaction, from: string, to: Heir): Promise<bigint> {
  const { numUpdatedRows } = await trx
    .updateTable("assignment")
    .set({ giver_id: to.id, giver_path: to.path })
    .where("giver_id", "=", from)
    .where("handed_to", "is", null)
    .executeTakeFirst();
  return numUpdatedRows;
}

/** The letters of which a unit is the desk, as far as the other has none of that number and day. */
async function moveLetters(trx: Transaction, from: string, to: Heir): Promise<bigint> {
  const { numUpdatedRows } = await trx
    .updateTable("directive")
    .set({ unit_id: to.id, unit_path: to.path })
    .where("unit_id", "=", from)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("directive as theirs")
            .select("theirs.id")
            .where("theirs.unit_id", "=", to.id)
            .whereRef("theirs.number", "=", "directive.number")
            .whereRef("theirs.issued_day", "=", "directive.issued_day"),
        ),
      ),
    )
    .executeTakeFirst();
  return numUpdatedRows;
}

/**
 * Gives everything that is open at one unit to another; whether anything was. Where the other has the task already, only the
 * evidence goes along.
 */
export async function handOver(trx: Transaction, from: string, to: Heir, now: Instant): Promise<boolean> {
  await copyParts(trx, from, to, now);
  await moveEvidence(trx, from, to);
  await moveChildren(trx, from, to);
  const parts = await closeParts(trx, from, to);
  const given = await moveGiven(trx, from, to);
  const letters = await moveLetters(trx, from, to);
  return parts + given + letters > 0n;
}
