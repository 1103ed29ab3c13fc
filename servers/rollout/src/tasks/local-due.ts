/** A unit's own day for the units below it: not over, and not later than its own. */
import { Fault } from "@bluezone/contract/fault";
import type { Day } from "@bluezone/protocol/time";
import { checkDue } from "../directives/plan/check-plan.ts";

/** Throws Fault `due_late` or `due_past`. When the unit's own day is over, nothing earlier is left: its own day is taken. */
export function checkLocalDue(local: Day, own: Day, today: Day): void {
  if (local > own) throw new Fault("due_late", "The day is later than the unit's own.");
  if (own >= today) checkDue(local, today);
  else if (local !== own) throw new Fault("due_past", "The day is over.");
}
