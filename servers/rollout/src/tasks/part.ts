/** A unit's part of a task, held for a change by somebody who may. */
import { Fault } from "@bluezone/contract/fault";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Transaction } from "../tables.ts";
import { partsToChange } from "./store.ts";
import type { AssignmentRow } from "./tables.ts";

/** There is none, or it lies out of reach: nobody learns which. */
export const noSuchTask = (): Fault => new Fault("not_found", "There is no such task.");

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

/** Throws Fault `conflict` unless the part is still as the viewer saw it. */
export function sameVersion(part: AssignmentRow, version: number): void {
  if (part.version !== version) throw new Fault("conflict", "Somebody else changed this task meanwhile.");
}
