/** The endpoints by which a unit gives a task on to those below it. */
import { Fault } from "@bluezone/contract/fault";
import { cascadeTask, listCascade } from "@bluezone/contract/rollout/tasks";
import { Day, dayOf, isoDay, parseDay } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../context.ts";
import { giveOn } from "./cascade-store.ts";
import { checkLocalDue } from "./local-due.ts";
import { noSuchTask, partToChange } from "./part.ts";
import { findTask, taskOf, unitsBelow } from "./store.ts";

/** Adds the endpoints. */
export function addCascadeRoutes(http: Http<Viewer>, context: Context): void {
  const { clock, database, staff } = context;
  const today = () => dayOf(clock.now(), "vietnam");

  http.route(listCascade, async ({ id }, { caller }) => {
    const row = await findTask(database.db, caller.scope("tasks.read"), id);
    if (!row) throw noSuchTask();
    caller.must("directives.pass", row.unit_path);
    const taskId = await taskOf(database.db, id);
    const units = await unitsBelow(database.db, { taskId, path: row.unit_path, on: today() });
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

  http.route(cascadeTask, ({ id, unitIds, dueOn, note }, { caller }) =>
    database.transaction(async (trx) => {
      const part = await partToChange(trx, caller, id, "tasks.act");
      caller.must("directives.pass", part.unit_path);
      const dueDay = parseDay(dueOn);
      checkLocalDue(dueDay, Day(part.due_day), today());
      const below = await unitsBelow(trx, { taskId: part.task_id, path: part.unit_path, on: today() });
      const named = new Set(unitIds);
      const meant = below.filter((unit) => named.has(unit.id));
      if (meant.length !== named.size)
        throw new Fault("unknown_receiver", "A unit is not below this one, or no longer there.");
      const fresh = await giveOn(trx, part, { unitIds: [...named], dueDay, note, now: clock.now() });
      if (fresh > 0)
        await staff.audit(trx, clock.now(), {
          actor: caller.id,
          action: "tasks.cascade",
          subject: id,
          fields: ["unitIds", "dueOn"],
        });
      return { fresh, already: named.size - fresh };
    }),
  );
}
