/** Where a task stands in "Việc tuần này": late, due by Sunday, later, or done as far as the unit goes. */
import type { TaskGroup } from "@bluezone/contract/rollout/tasks";
import { type Day, sundayOf } from "@bluezone/protocol/time";
import { isLate, WITH_THE_UNIT } from "../late.ts";

/** The group of a task on a day. */
export function groupOf(task: { readonly state: string; readonly dueDay: Day }, today: Day): TaskGroup {
  if (!(WITH_THE_UNIT as readonly string[]).includes(task.state)) return "done";
  if (isLate(task, today)) return "overdue";
  return task.dueDay <= sundayOf(today) ? "this-week" : "later";
}
