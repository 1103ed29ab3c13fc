/** A hold that begins. */
import type { AlertHoldRow } from "../tables.ts";

/** One that nobody has decided on yet. */
export const holdOf = (
  begun: Pick<AlertHoldRow, "id" | "of" | "cause" | "from_ms" | "until_ms" | "codes" | "most"> &
    Partial<Pick<AlertHoldRow, "by" | "reason">>,
): AlertHoldRow => ({
  by: null,
  reason: "",
  ...begun,
  asked_by: null,
  asked_reason: "",
  decision: null,
  decided_ms: null,
  decided_by: null,
  decision_reason: "",
});
