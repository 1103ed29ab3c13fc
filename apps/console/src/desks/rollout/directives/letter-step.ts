/** Where a letter stands: being written, to be registered, to be passed down, or passed down. */
import type { ReadDirective } from "./read.ts";

/** The steps in their order. */
export const LETTER_STEPS = ["write", "file", "pass"] as const;

/** The step to be taken now; "done" when every task that was planned has gone out. */
export function letterStep({
  directive: { versions, changed },
  clauses,
  tasks,
}: {
  readonly directive: Pick<ReadDirective["directive"], "versions" | "changed">;
  readonly clauses: readonly unknown[];
  readonly tasks: readonly Pick<ReadDirective["tasks"][number], "units">[];
}): (typeof LETTER_STEPS)[number] | "done" {
  if (clauses.length === 0) return "write";
  if (versions.length === 0 || changed) return "file";
  return tasks.length > 0 && tasks.every(({ units }) => units > 0) ? "done" : "pass";
}
