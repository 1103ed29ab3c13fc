/** Being late: the day is over and the unit has not submitted. The one rule, for values and for SQL. */
import type { Day } from "@bluezone/protocol/time";
import type { Expression, ExpressionBuilder, SqlBool } from "kysely";
import type { Tables } from "./tables.ts";

/** States in which a task is still with its unit. */
export const WITH_THE_UNIT = ["open", "acknowledged", "started", "returned"] as const;

/** Whether a task is late on a day. */
export const isLate = ({ state, dueDay }: { state: string; dueDay: Day }, today: Day): boolean =>
  dueDay < today && (WITH_THE_UNIT as readonly string[]).includes(state);

/** The same as a condition on assignments. */
export const lateOn =
  (today: Day) =>
  ({ eb, and }: ExpressionBuilder<Tables, "assignment">): Expression<SqlBool> =>
    and([eb("assignment.due_day", "<", today), eb("assignment.state", "in", WITH_THE_UNIT)]);
