/** The last one stays: nothing is taken away that nobody would be left to give back. */
import { Fault } from "@bluezone/contract/fault";
import type { Context } from "../../context.ts";
import type { Transaction } from "../../tables.ts";
import type { Viewer } from "../../viewer.ts";
import { invitersIn } from "../inviters.ts";
import { viewerIn } from "../viewers.ts";
import { mayGrant } from "./may-grant.ts";

/**
 * Looks, after the change and inside its transaction, whether somebody who may sign in could give each of these roles
 * again. Throws Fault `last_holder` when not; the transaction then undoes the change. Units must have been learnt.
 */
export async function demandSomebodyLeft(
  trx: Transaction,
  context: Pick<Context, "paths" | "roles">,
  taken: readonly { readonly role: string; readonly unitId: string }[],
): Promise<void> {
  const ids = await invitersIn(trx, context);
  const left: (Viewer | undefined)[] = [];
  for (const id of ids) left.push(await viewerIn(trx, context, id));
  for (const { role, unitId } of taken) {
    const path = context.paths.known(unitId);
    if (path === undefined) continue;
    if (!left.some((viewer) => viewer && mayGrant(viewer, context.roles, role, path)))
      throw new Fault("last_holder", "Nobody would be left who could give this role back.");
  }
}
