/** Where a letter stands: being written, to be registered, to be passed down, or passed down. */
import type { ReadDirective } from "./read.ts";

/** The steps in their order. */
export const LETTER_STEPS = ["write", "file", "pass"] as const;

/** The step to be taken now; "done" when every task that was planned has gone out, and where no clause asks for one. */
export function letterStep({
  directive: { versions, changed },
  clauses,
  tasks,
}: {
  readonly directive: Pick<ReadDirective["directive"], "versions" | "changed">;
  readonly clauses: readonly Pick<ReadDirective["clauses"][number], "plans">[];
  readonly tasks: readonly Pick<ReadDirective["tasks"][number], "units">[];
}): (typeof LETTER_STEPS)[number] | "done" {
  if (clauses.length === 0) return "write";
  if (versions.length === 0 || changed) return "file";
  const asks = tasks.length > 0 || clauses.some(({ plans }) => plans);
  return asks && (tasks.length === 0 || tasks.some(({ units }) => units === 0)) ? "pass" : "done";
}
