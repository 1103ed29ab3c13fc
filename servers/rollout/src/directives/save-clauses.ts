/** Keeping the clauses that an officer has corrected: what has an id is mended, what has none is new, what is missing goes. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import type { Clause } from "@bluezone/contract/rollout/clauses";
import type { saveClauses } from "@bluezone/contract/rollout/directives";
import { dutyOf } from "./suggest.ts";

type ClauseInputs = RequestOf<typeof saveClauses>["clauses"];

/** What is to be done; positions are those of the list. */
export type ClauseChanges = {
  readonly mend: readonly (ClauseInputs[number] & { readonly id: string; readonly position: number })[];
  readonly add: readonly (ClauseInputs[number] & { readonly position: number })[];
  readonly remove: readonly string[];
};

/** Throws Fault `mark_taken`, `unknown_duty`, `clause_in_use`, or `not_found` for an id that is not of this directive. */
export function clauseChanges(known: readonly Clause[], written: ClauseInputs): ClauseChanges {
  const marks = new Set(written.map(({ mark }) => mark));
  if (marks.size < written.length) throw new Fault("mark_taken", "Two clauses have the same mark.");
  if (written.some(({ duties }) => duties.some((id) => !dutyOf(id))))
    throw new Fault("unknown_duty", "There is no such duty.");
  const ids = new Set(written.flatMap(({ id }) => id ?? []));
  const ours = new Map(known.map((clause) => [clause.id, clause]));
  if ([...ids].some((id) => !ours.has(id)) || ids.size < written.filter(({ id }) => id).length)
    throw new Fault("not_found", "There is no such clause.");
  const gone = known.filter(({ id }) => !ids.has(id));
  if (gone.some(({ tasks }) => tasks > 0))
    throw new Fault("clause_in_use", "A clause of which tasks were made cannot be taken out.");
  const placed = written.map((clause, position) => ({ ...clause, position }));
  return {
    mend: placed.flatMap(({ id, ...rest }) => (id === undefined ? [] : [{ id, ...rest }])),
    add: placed.filter(({ id }) => id === undefined),
    remove: gone.map(({ id }) => id),
  };
}
