/** A letter that every unit has a part of: made up. */
import type { Day } from "@bluezone/protocol/time";
import { ms } from "@bluezone/rollout/tables";
import type { TestRollout } from "@bluezone/rollout/testing/rollout";
import type { UnitRow } from "@bluezone/units/rows";
import { enter } from "./rollout-enter.ts";

/** Gives every unit a part of some tasks of a letter that was passed down, and lets nine in ten acknowledge. */
export async function giveToAll(
  t: TestRollout,
  units: readonly UnitRow[],
  directive: { readonly id: string; readonly taskIds: readonly string[]; readonly due: Day },
): Promise<void> {
  const known = await t.database.db.selectFrom("assignment").select(["task_id", "unit_id"]).execute();
  const has = new Set(known.map(({ task_id, unit_id }) => `${task_id} ${unit_id}`));
  const giver = units.find(({ parent }) => parent === null)!;
  const now = ms(t.clock.now());
  const parts = directive.taskIds.flatMap((task_id, n) =>
    units.flatMap((unit, i) =>
      has.has(`${task_id} ${unit.id}`)
        ? []
        : [
            {
              id: (n * 100_000 + i + 1).toString(16).padStart(24, "0"),
              task_id,
              directive_id: directive.id,
              unit_id: unit.id,
              unit_path: unit.path,
              giver_id: giver.id,
              giver_path: giver.path,
              parent_id: null,
              taken_over_from: null,
              handed_to: null,
              note: "",
              due_day: directive.due,
              state: "open",
              passed_ms: now,
              seen_ms: null,
              acknowledged_ms: null,
              acknowledged_by: null,
              started_ms: null,
              submitted_ms: null,
              decided_ms: null,
              decided_by: null,
              reason: "",
              version: 1,
            },
          ],
    ),
  );
  await enter(t, "assignment", parts);
  await t.engine.query(
    `update rollout.assignment set acknowledged_ms = passed_ms + 60000 * (length(unit_id) + length(unit_path)), seen_ms = passed_ms,
      acknowledged_by = 'nobody', state = case when length(unit_path) % 3 = 0 then 'accepted' else 'acknowledged' end
      where hashtext(unit_id) % 10 <> 0`,
  );
  await t.engine.query("update rollout.assignment set due_day = due_day - 30 where hashtext(id) % 4 = 0");
}
