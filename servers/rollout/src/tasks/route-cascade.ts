/** The endpoints by which a unit gives a task on to those below it. */
import { Fault } from "@bluezone/contract/fault";
import { cascadeTask, listCascade } from "@bluezone/contract/rollout/tasks";
import { changed, type Desk, unchanged } from "@bluezone/desk/change";
import { Day, dayOf, isoDay, parseDay } from "@bluezone/protocol/time";
import type { Context } from "../context.ts";
import type { Tables } from "../tables.ts";
import { giveOn } from "./cascade-store.ts";
import { checkLocalDue } from "./local-due.ts";
import { noSuchTask, partToChange } from "./part.ts";
import { findTask, taskOf, unitsBelow } from "./store.ts";

/** Adds the endpoints. */
export function addCascadeRoutes(desk: Desk<Tables>, { clock, database }: Context): void {
  desk.read(listCascade, async ({ id }, { caller }) => {
    const row = await findTask(database.db, caller.scope("tasks.read"), id);
    if (!row) throw noSuchTask();
    caller.must("directives.pass", row.unit_path);
    const taskId = await taskOf(database.db, id);
    const units = await unitsBelow(database.db, {
      taskId,
      path: row.unit_path,
      on: dayOf(clock.now(), "vietnam"),
    });
    return {
      dueOn: isoDay(Day(row.due_day)),
      units: units.map(({ id, name, type, illustrative, part }) => ({
        id,
        name,
        type,
        illustrative,
        already: part !== null,
      })),
    };
  });

  desk.change(cascadeTask, async ({ id, unitIds, dueOn, note }, { trx, now, caller }) => {
    const part = await partToChange(trx, caller, id, "tasks.act");
    caller.must("directives.pass", part.unit_path);
    const [dueDay, today] = [parseDay(dueOn), dayOf(now, "vietnam")];
    checkLocalDue(dueDay, Day(part.due_day), today);
    const below = await unitsBelow(trx, { taskId: part.task_id, path: part.unit_path, on: today });
    const named = new Set(unitIds);
    const meant = below.filter((unit) => named.has(unit.id));
    if (meant.length !== named.size)
      throw new Fault("unknown_receiver", "A unit is not below this one, or no longer there.");
    const fresh = await giveOn(trx, part, { unitIds: [...named], dueDay, note, now });
    const answer = { fresh, already: named.size - fresh };
    if (fresh === 0) return unchanged(answer);
    return changed(answer, { action: "tasks.cascade", subject: id, fields: ["unitIds", "dueOn"] });
  });
}
