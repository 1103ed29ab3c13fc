/** The endpoints by which clauses become tasks and tasks reach units, and by which one sees how they get on. */
import type { RequestOf } from "@bluezone/contract/endpoint";
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
import { dayOf, isoInstant, parseDay } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../../context.ts";
import { newId } from "../../new-id.ts";
import type { Transaction } from "../../tables.ts";
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

const GONE = () => new Fault("not_found", "There is no such task.");

/** Adds the endpoints. */
export function addPlanRoutes(http: Http<Viewer>, context: Context): void {
  const { clock, random, database, staff } = context;
  const today = () => dayOf(clock.now(), "vietnam");
  const noted = (trx: Transaction, viewer: Viewer, action: string, subject: string, fields: string[] = []) =>
    staff.audit(trx, clock.now(), { actor: viewer.id, action, subject, fields });

  /** Throws Fault `unknown_receiver` when a unit that was named is not there or lies out of reach. */
  async function checkUnits(trx: Transaction, viewer: Viewer, ids: readonly string[]): Promise<void> {
    const named = new Set(ids);
    if (named.size === 0) return;
    const found = await unitsWithin(trx, viewer.scope("directives.write"), [...named]);
    if (found !== named.size) throw new Fault("unknown_receiver", "There is no such unit within reach.");
  }

  http.route(planTask, ({ directiveId, clauseId, dueOn, ...task }, { caller }) =>
    database.transaction(async (trx) => {
      const directive = await directiveToChange(trx, caller, directiveId);
      const clause = (await clausesOf(trx, directiveId)).find(({ id }) => id === clauseId);
      if (!clause) throw new Fault("not_found", "There is no such clause.");
      const dueDay = parseDay(dueOn);
      checkPlan({ ...task, dueDay }, clause.duties, today());
      await checkUnits(trx, caller, task.unitIds);
      const id = newId(random);
      await insertTasks(trx, [{ ...task, id, directiveId, clauseId, dueDay }], clock.now());
      await updateDirective(trx, directive, {});
      await noted(trx, caller, "tasks.plan", id, ["clauseId", "duties", "dueOn", "types", "unitIds"]);
      return { id, version: 1 };
    }),
  );

  http.route(planAll, ({ directiveId, dueOn }, { caller }) =>
    database.transaction(async (trx) => {
      const directive = await directiveToChange(trx, caller, directiveId);
      const dueDay = parseDay(dueOn);
      checkDue(dueDay, today());
      const tasks = (await clausesOf(trx, directiveId))
        .filter(({ tasks }) => tasks === 0)
        .flatMap((clause) => {
          const suggested = suggestTask(clause);
          return suggested
            ? [
                {
                  ...suggested,
                  id: newId(random),
                  directiveId,
                  clauseId: clause.id,
                  instructions: "",
                  unitIds: [],
                  dueDay,
                },
              ]
            : [];
        });
      if (tasks.length === 0) return { planned: 0 };
      await insertTasks(trx, tasks, clock.now());
      await updateDirective(trx, directive, {});
      await noted(trx, caller, "tasks.plan", directiveId, ["dueOn"]);
      return { planned: tasks.length };
    }),
  );

  /** A task that the viewer may change, in the version that they saw. */
  async function toChange(
    trx: Transaction,
    caller: Viewer,
    { id, version }: { id: string; version: number },
  ) {
    const directiveId = await directiveOfTask(trx, id);
    if (directiveId === undefined) throw GONE();
    await directiveToChange(trx, caller, directiveId);
    const task = await taskToChange(trx, id);
    if (!task) throw GONE();
    if (task.version !== version) throw new Fault("conflict", "Somebody else changed this task meanwhile.");
    return task;
  }

  http.route(changeTask, ({ dueOn, ...asked }: RequestOf<typeof changeTask>, { caller }) =>
    database.transaction(async (trx) => {
      const task = await toChange(trx, caller, asked);
      const duties = await dutiesOfClause(trx, task.clause_id);
      const dueDay = parseDay(dueOn);
      checkPlan({ ...asked, dueDay }, duties, dueDay === task.due_day ? dueDay : today());
      await checkUnits(trx, caller, asked.unitIds);
      const version = await updateTask(trx, task, {
        duties: dutyColumn(asked.duties),
        instructions: asked.instructions,
        due_day: dueDay,
        border_only: asked.borderOnly,
      });
      await putReceivers(trx, task.id, asked);
      await noted(trx, caller, "tasks.change", task.id, [
        "duties",
        "instructions",
        "dueOn",
        "types",
        "unitIds",
      ]);
      return { version };
    }),
  );

  http.route(removeTask, (asked, { caller }) =>
    database.transaction(async (trx) => {
      const task = await toChange(trx, caller, asked);
      if ((await unitsWithTask(trx, task.id)) > 0)
        throw new Fault("conflict", "Units have this task; it cannot be taken out.");
      await deleteTask(trx, task.id);
      await noted(trx, caller, "tasks.remove", task.id);
      return {};
    }),
  );

  http.route(previewPass, async (asked, { caller }) => {
    const { db } = database;
    await readableDirective(db, caller, asked.directiveId);
    const [scope, passed] = [caller.scope("directives.pass"), { ...asked, taskIds: asked.taskIds }];
    return {
      ...(await reachOf(db, scope, passed, today())),
      nobody: await tasksForNobody(db, scope, passed, today()),
    };
  });

  http.route(passDown, ({ directiveId, taskIds }, { caller }) =>
    database.transaction(async (trx) => {
      const row = await directiveToChange(trx, caller, directiveId);
      caller.must("directives.pass", row.unit_path);
      if (row.archive_number === null || row.changed)
        throw new Fault("not_filed", "A letter is filed before it is passed down.");
      const [scope, passed] = [caller.scope("directives.pass"), { directiveId, taskIds }];
      const { tasks, units, already } = await reachOf(trx, scope, passed, today());
      if (tasks === 0) throw new Fault("no_receivers", "There is no unit for these tasks.");
      const giver = { id: row.unit_id, path: row.unit_path };
      const fresh = await giveTasks(trx, scope, passed, { giver, on: today(), now: clock.now() });
      if (fresh > 0) await noted(trx, caller, "tasks.pass", directiveId, taskIds ? ["taskIds"] : []);
      return { tasks, units, fresh, already };
    }),
  );

  http.route(readProgress, async ({ id, most }, { caller }) => {
    await readableDirective(database.db, caller, id);
    const scope = caller.scope("directives.read");
    const progress = await progressOf(database.db, { scope, directiveId: id, today: today() }, most);
    return { at: isoInstant(clock.now()), ...progress };
  });

  http.route(readDistribution, async ({ id, ...page }, { caller }) => {
    await readableDirective(database.db, caller, id);
    const scope = caller.scope("directives.read");
    return distributionOf(database.db, { scope, directiveId: id, today: today() }, page);
  });
}
