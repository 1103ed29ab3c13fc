/**
 * When a unit has ended, its open work goes to the unit that follows it: a part of its own there, to be acknowledged anew, with
 * day, evidence and what was given on. The old part stays as history. Letters and tasks change hands with their desk.
 */
import { type Day, dayOf, Hours, type Instant } from "@bluezone/protocol/time";
import { Name } from "@bluezone/server-kit/events";
import type { Job } from "@bluezone/server-kit/jobs";
import { sql as raw } from "kysely";
import type { Context } from "../context.ts";
import { assignmentId } from "../directives/plan/store.ts";
import { ms, type Sql, type Transaction } from "../tables.ts";
import { heirOf } from "./heir.ts";

type Unit = { readonly id: string; readonly path: string };

/** Hands work over every hour. Each unit's is one transaction; what is done stays done. */
export function handOverJob({ database, staff }: Pick<Context, "database" | "staff">): Job {
  return {
    name: Name("hand-over"),
    every: Hours(1),
    async run(now) {
      const today = dayOf(now, "vietnam");
      for (const { id } of await endedWithWork(database.db, today))
        await database.transaction(async (trx) => {
          const heir = await heirAmong(trx, id, today);
          if (!heir) return;
          if (!(await handOver(trx, id, heir, now))) return;
          await staff.audit(trx, now, {
            actor: "server",
            action: "tasks.hand-over",
            subject: id,
            fields: [],
          });
        });
    },
  };
}

/** Units that have ended and still have open work, or are the desk of a letter, or have passed something down. */
const endedWithWork = (sql: Sql, today: Day) =>
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

/** The unit that goes on, with its path; undefined when nobody is known to. */
async function heirAmong(trx: Transaction, id: string, today: Day): Promise<Unit | undefined> {
  const units = await trx
    .selectFrom("unit")
    .select(["id", "path"])
    .where("valid_from_day", "<=", today)
    .where(({ or, eb }) => or([eb("valid_to_day", "is", null), eb("valid_to_day", ">=", today)]))
    .execute();
  const paths = new Map(units.map(({ id, path }) => [id, path]));
  const heir = heirOf(id, (one) => paths.has(one));
  return heir === undefined ? undefined : { id: heir, path: paths.get(heir) ?? "" };
}

/**
 * Gives everything that is open at one unit to another; whether anything was. Where the other has the task already, only the
 * evidence goes along.
 */
async function handOver(trx: Transaction, from: string, to: Unit, now: Instant): Promise<boolean> {
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
        assignmentId(ref("task_id"), raw`${to.id}::text`).as("id"),
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
  // The part of the other unit has an id that follows from the task: whether it is new or was there.
  const heir = (taskId: unknown) => assignmentId(taskId, raw`${to.id}::text`);
  await trx
    .updateTable("evidence")
    .from("assignment as old")
    .set(({ ref }) => ({ assignment_id: heir(ref("old.task_id")) }))
    .whereRef("evidence.assignment_id", "=", "old.id")
    .where("old.unit_id", "=", from)
    .where("old.handed_to", "is", null)
    .where("old.state", "<>", "accepted")
    .execute();
  await trx
    .updateTable("assignment as child")
    .from("assignment as old")
    .set(({ ref }) => ({ parent_id: heir(ref("old.task_id")) }))
    .whereRef("child.parent_id", "=", "old.id")
    .where("old.unit_id", "=", from)
    .where("old.handed_to", "is", null)
    .where("old.state", "<>", "accepted")
    .execute();
  const parts = await trx
    .updateTable("assignment")
    .set(({ ref }) => ({ handed_to: heir(ref("task_id")) }))
    .where("unit_id", "=", from)
    .where("handed_to", "is", null)
    .where("state", "<>", "accepted")
    .executeTakeFirst();
  const given = await trx
    .updateTable("assignment")
    .set({ giver_id: to.id, giver_path: to.path })
    .where("giver_id", "=", from)
    .where("handed_to", "is", null)
    .executeTakeFirst();
  const letters = await trx
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
  return parts.numUpdatedRows + given.numUpdatedRows + letters.numUpdatedRows > 0n;
}
