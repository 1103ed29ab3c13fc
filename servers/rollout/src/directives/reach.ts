/** Which directives somebody may read: their own units', and those of which a unit within reach has a task. */
import { Fault } from "@bluezone/contract/fault";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Sql, Transaction } from "../tables.ts";
import { findDirective, lockDirective } from "./store.ts";
import type { DirectiveRow } from "./tables.ts";

/** A directive that the viewer may read. Throws Fault `not_found`, also for one that is there and out of reach. */
export async function readableDirective(sql: Sql, viewer: Viewer, id: string): Promise<DirectiveRow> {
  const row = await findDirective(sql, viewer.scope("directives.read"), id);
  if (!row) throw new Fault("not_found", "There is no such directive.");
  return row;
}

/** The same, held until the transaction ends, for a change. Throws Fault `not_allowed` too, and `conflict` for another `version`. */
export async function directiveToChange(
  trx: Transaction,
  viewer: Viewer,
  id: string,
  version?: number,
): Promise<DirectiveRow> {
  const { unit_path } = await readableDirective(trx, viewer, id);
  viewer.must("directives.write", unit_path);
  const row = await lockDirective(trx, id);
  if (version !== undefined && row.version !== version)
    throw new Fault("conflict", "Somebody else changed this directive meanwhile.");
  return row;
}
