/** A unit's part of a task, held for a change by somebody who may. */
import { Fault } from "@bluezone/contract/fault";
import type { Scope } from "@bluezone/staff/scope";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Transaction } from "../tables.ts";
import { partsToChange } from "./store.ts";
import type { AssignmentRow } from "./tables.ts";

const NO_TASK = "There is no such task.";

/** There is none, or it lies out of reach: nobody learns which. */
export const noSuchTask = (): Fault => new Fault("not_found", NO_TASK);

/** A task of a unit for which the viewer may do this. Throws Fault `not_found`; `not_allowed` for one that they may only read. */
export async function partToChange(
  trx: Transaction,
  viewer: Viewer,
  id: string,
  permission: string,
): Promise<AssignmentRow> {
  const [part] = await partsToChange(trx, viewer.scope("tasks.read"), [id]);
  if (!part) throw noSuchTask();
  viewer.must(permission, part.unit_path);
  return part;
}

const SEEN = { missing: NO_TASK, conflict: "Somebody else changed this task meanwhile." };
type Asked = { readonly id: string };

/** What the unit itself changes: its part, in the version that the viewer saw. */
export const ownPart = {
  lock: (trx: Transaction, _: Scope, { id }: Asked, viewer: Viewer) =>
    partToChange(trx, viewer, id, "tasks.act"),
  ...SEEN,
};

/** What those change who passed the task down: a part that they decide, in the version that they saw. */
export const decidedPart = {
  async lock(trx: Transaction, scope: Scope, { id }: Asked, viewer: Viewer) {
    const [part] = await partsToChange(trx, scope, [id]);
    if (part) viewer.must("directives.pass", part.giver_path);
    return part;
  },
  ...SEEN,
};
