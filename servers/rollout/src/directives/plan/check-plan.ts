/** Whether a task may be made of a clause as it is asked for. */
import { Fault } from "@bluezone/contract/fault";
import { UNIT_TYPES } from "@bluezone/policy/unit-type";
import type { Day } from "@bluezone/protocol/time";
import { isBuilt } from "../suggest.ts";

/** What is asked for. */
export type Plan = {
  readonly duties: readonly string[];
  readonly types: readonly string[];
  readonly dueDay: Day;
};

/** Throws Fault `not_built`, `unknown_duty`, `unknown_receiver` or `due_past`. */
export function checkPlan(
  { duties, types, dueDay }: Plan,
  clauseDuties: readonly string[],
  today: Day,
): void {
  if (duties.some((id) => !isBuilt(id)))
    throw new Fault("not_built", "This duty is not built, on purpose; it is not passed to anybody.");
  if (duties.some((id) => !clauseDuties.includes(id)))
    throw new Fault("unknown_duty", "The clause does not have this duty.");
  if (types.some((type) => !Object.hasOwn(UNIT_TYPES, type)))
    throw new Fault("unknown_receiver", "There is no such kind of unit.");
  checkDue(dueDay, today);
}

/** Throws Fault `due_past`. */
export function checkDue(dueDay: Day, today: Day): void {
  if (dueDay < today) throw new Fault("due_past", "The day is over.");
}
