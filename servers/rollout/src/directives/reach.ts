/** Which directives somebody may read: their own units', and those of which a unit within reach has a task. */
import { Fault } from "@bluezone/contract/fault";
import type { Scope } from "@bluezone/staff/scope";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Sql, Transaction } from "../tables.ts";
import { findDirective, lockDirective } from "./store.ts";
import type { DirectiveRow } from "./tables.ts";

const NO_DIRECTIVE = "There is no such directive.";

/** A directive that the viewer may read. Throws Fault `not_found`, also for one that is there and out of reach. */
export async function readableDirective(sql: Sql, viewer: Viewer, id: string): Promise<DirectiveRow> {
  const row = await findDirective(sql, viewer.scope("directives.read"), id);
  if (!row) throw new Fault("not_found", NO_DIRECTIVE);
  return row;
}

/** The same, held until the transaction ends, for a change. Throws Fault `not_allowed` too: whoever may read it learns that it is there. */
export async function directiveToChange(trx: Transaction, viewer: Viewer, id: string): Promise<DirectiveRow> {
  const { unit_path } = await readableDirective(trx, viewer, id);
  viewer.must("directives.write", unit_path);
  return lockDirective(trx, id);
}

/** What is changed: a directive that the viewer may read and write, in the version that they saw. */
export const directiveTarget = {
  lock: (trx: Transaction, _: Scope, { id }: { readonly id: string }, viewer: Viewer) =>
    directiveToChange(trx, viewer, id),
  missing: NO_DIRECTIVE,
  conflict: "Somebody else changed this directive meanwhile.",
};
