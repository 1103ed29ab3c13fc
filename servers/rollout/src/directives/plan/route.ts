/** The endpoints by which clauses become tasks and tasks reach units, and by which one sees how they get on. */
import { Fault } from "@bluezone/contract/fault";
import {
  changeTask,
  passDown,
  planAll,
  planTask,
  previewPass,
  readDistribution,
  readProgress,
  removeTask,
} from "@bluezone/contract/rollout/planned-tasks";
import { changed, type Desk, unchanged } from "@bluezone/desk/change";
import { dayOf, isoInstant, parseDay } from "@bluezone/protocol/time";
import type { Random } from "@bluezone/server-kit/time/random";
import type { Scope } from "@bluezone/staff/scope";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../../context.ts";
import { newId } from "../../new-id.ts";
import type { Tables, Transaction } from "../../tables.ts";
import { dutyColumn } from "../duty-list.ts";
import { directiveToChange, readableDirective } from "../reach.ts";
import { clausesOf, updateDirective } from "../store.ts";
import { suggestTask } from "../suggest.ts";
import { checkDue, checkPlan } from "./check-plan.ts";
import { distributionOf, progressOf } from "./progress-store.ts";
import {
  deleteTask,
  directiveOfTask,
  dutiesOfClause,
  giveTasks,
  insertTasks,
  putReceivers,
  reachOf,
  tasksForNobody,
  taskToChange,
  unitsWithin,
  unitsWithTask,
  updateTask,
} from "./store.ts";

/** What is changed: a planned task of a directive that the viewer may change, in the version that they saw. */
const taskTarget = {
  async lock(trx: Transaction, _: Scope, { id }: { readonly id: string }, caller: Viewer) {
    const directiveId = await directiveOfTask(trx, id);
    if (directiveId === undefined) return undefined;
    await directiveToChange(trx, caller, directiveId);
    return taskToChange(trx, id);
  },
  missing: "There is no such task.",
  conflict: "Somebody else changed this task meanwhile.",
};

/** Adds the endpoints. */
export function addPlanRoutes(desk: Desk<Tables>, { clock, random, database: { db } }: Context): void {
  const today = () => dayOf(clock.now(), "vietnam");
  addTasks(desk, random);

  desk.read(previewPass, async (passed, { caller }) => {
    await readableDirective(db, caller, passed.directiveId);
    const [scope, meant] = [caller.scope("directives.pass"), { ...passed, taskIds: passed.taskIds }];
    return {
      ...(await reachOf(db, scope, meant, today())),
      nobody: await tasksForNobody(db, scope, meant, today()),
    };
  });

  desk.change(passDown, async ({ directiveId, taskIds }, { trx, now, caller, scope }) => {
    const row = await directiveToChange(trx, caller, directiveId);
    caller.must("directives.pass", row.unit_path);
    if (row.archive_number === null || row.changed)
      throw new Fault("not_filed", "A letter is filed before it is passed down.");
    const [passed, on] = [{ directiveId, taskIds }, dayOf(now, "vietnam")];
    const { tasks, units, already } = await reachOf(trx, scope, passed, on);
    if (tasks === 0) throw new Fault("no_receivers", "There is no unit for these tasks.");
    const giver = { id: row.unit_id, path: row.unit_path };
    const fresh = await giveTasks(trx, scope, passed, { giver, on, now });
    const answer = { tasks, units, fresh, already };
    if (fresh === 0) return unchanged(answer);
    return changed(answer, {
      action: "tasks.pass",
      subject: directiveId,
      fields: taskIds ? ["taskIds"] : [],
    });
  });

  desk.read(readProgress, async ({ id, most }, { caller }) => {
    await readableDirective(db, caller, id);
    const scope = caller.scope("directives.read");
    const progress = await progressOf(db, { scope, directiveId: id, today: today() }, most);
    return { at: isoInstant(clock.now()), ...progress };
  });

  desk.read(readDistribution, async ({ id, ...page }, { caller }) => {
    await readableDirective(db, caller, id);
    const scope = caller.scope("directives.read");
    return distributionOf(db, { scope, directiveId: id, today: today() }, page);
  });
}

/** Adds what makes tasks of clauses. */
function addTasks(desk: Desk<Tables>, random: Random): void {
  desk.change(planTask, async ({ directiveId, clauseId, dueOn, ...task }, { trx, now, caller, scope }) => {
    const directive = await directiveToChange(trx, caller, directiveId);
    const clause = (await clausesOf(trx, directiveId)).find(({ id }) => id === clauseId);
    if (!clause) throw new Fault("not_found", "There is no such clause.");
    const dueDay = parseDay(dueOn);
    checkPlan({ ...task, dueDay }, clause.duties, dayOf(now, "vietnam"));
    await checkUnits(trx, scope, task.unitIds);
    const id = newId(random);
    await insertTasks(trx, [{ ...task, id, directiveId, clauseId, dueDay }], now);
    await updateDirective(trx, directive, {});
    return changed(
      { id, version: 1 },
      { action: "tasks.plan", subject: id, fields: ["clauseId", "duties", "dueOn", "types", "unitIds"] },
    );
  });

  desk.change(planAll, async ({ directiveId, dueOn }, { trx, now, caller }) => {
    const directive = await directiveToChange(trx, caller, directiveId);
    const dueDay = parseDay(dueOn);
    checkDue(dueDay, dayOf(now, "vietnam"));
    const tasks = (await clausesOf(trx, directiveId))
      .filter(({ tasks }) => tasks === 0)
      .flatMap((clause) => {
        const suggested = suggestTask(clause);
        if (!suggested) return [];
        const task = { id: newId(random), directiveId, clauseId: clause.id, dueDay };
        return [{ ...suggested, ...task, instructions: "", unitIds: [] }];
      });
    if (tasks.length === 0) return unchanged({ planned: 0 });
    await insertTasks(trx, tasks, now);
    await updateDirective(trx, directive, {});
    return changed(
      { planned: tasks.length },
      { action: "tasks.plan", subject: directiveId, fields: ["dueOn"] },
    );
  });

  desk.changeOf(changeTask, taskTarget, async ({ dueOn, ...given }, { trx, now, scope, row: task }) => {
    const duties = await dutiesOfClause(trx, task.clause_id);
    const dueDay = parseDay(dueOn);
    checkPlan({ ...given, dueDay }, duties, dueDay === task.due_day ? dueDay : dayOf(now, "vietnam"));
    await checkUnits(trx, scope, given.unitIds);
    const version = await updateTask(trx, task, {
      duties: dutyColumn(given.duties),
      instructions: given.instructions,
      due_day: dueDay,
      border_only: given.borderOnly,
    });
    await putReceivers(trx, task.id, given);
    const fields = ["duties", "instructions", "dueOn", "types", "unitIds"];
    return changed({ version }, { action: "tasks.change", subject: task.id, fields });
  });

  desk.changeOf(removeTask, taskTarget, async ({ id }, { trx }) => {
    if ((await unitsWithTask(trx, id)) > 0)
      throw new Fault("conflict", "Units have this task; it cannot be taken out.");
    await deleteTask(trx, id);
    return changed({}, { action: "tasks.remove", subject: id });
  });
}

/** Throws Fault `unknown_receiver` when a unit that was named is not there or lies out of reach. */
async function checkUnits(trx: Transaction, scope: Scope, ids: readonly string[]): Promise<void> {
  const named = new Set(ids);
  if (named.size === 0) return;
  const found = await unitsWithin(trx, scope, [...named]);
  if (found !== named.size) throw new Fault("unknown_receiver", "There is no such unit within reach.");
}
