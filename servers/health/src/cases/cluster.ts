/** Clusters of cases. */
import { Fault } from "@bluezone/contract/fault";
import type { ActionContext } from "../action-context.ts";
import type { Context } from "../context.ts";
import { namesSomebody } from "../people/typed.ts";
import { drawId } from "../record-id.ts";
import { ms, type Transaction } from "../tables.ts";
import { findClusters, insertCluster, setCluster, setClusterName } from "./clusters-store.ts";

/** Throws Fault `names_somebody` for a name with a number of somebody's in it. */
function mustBeOfNobody(name: string): void {
  if (namesSomebody(name)) throw new Fault("names_somebody", "A cluster is called by a place or an event.");
}

/** Makes one of the caller's unit; answers its id. */
export async function makeCluster(
  { random, staff }: Context,
  trx: Transaction,
  name: string,
  { caller, now }: ActionContext,
): Promise<string> {
  mustBeOfNobody(name);
  const { id: unitId, path } = caller.home;
  caller.must("cases.write", path);
  const id = drawId(random);
  await insertCluster(trx, {
    id,
    name,
    unit_id: unitId,
    unit_path: path,
    made_ms: ms(now),
    made_by: caller.id,
  });
  await staff.audit(trx, now, { actor: caller.id, action: "cluster.make", subject: id, fields: ["name"] });
  return id;
}

/** Gives one within reach another name. Throws Fault `not_found`. */
export async function renameCluster(
  { staff }: Context,
  trx: Transaction,
  { id, name }: { readonly id: string; readonly name: string },
  { caller, now }: ActionContext,
): Promise<void> {
  mustBeOfNobody(name);
  if (!(await setClusterName(trx, caller.scope("cases.write"), id, name)))
    throw new Fault("not_found", "There is no such cluster within reach.");
  await staff.audit(trx, now, { actor: caller.id, action: "cluster.rename", subject: id, fields: ["name"] });
}

/** Puts cases into one that can be chosen, or out of any. Throws Fault `not_found` when one of them is out of reach. */
export async function putIntoCluster(
  { staff }: Context,
  trx: Transaction,
  { clusterId, caseIds }: { readonly clusterId: string | null; readonly caseIds: readonly string[] },
  { caller, now }: ActionContext,
): Promise<number> {
  const scope = caller.scope("cases.write");
  const ids = [...new Set(caseIds)].sort();
  if (clusterId !== null && !(await findClusters(trx, scope)).some(({ id }) => id === clusterId))
    throw new Fault("not_found", "There is no such cluster within reach.");
  const put = await setCluster(trx, scope, ids, clusterId, { caller, now });
  if (put !== ids.length) throw new Fault("not_found", "One of these cases is out of reach.");
  for (const id of ids)
    await staff.audit(trx, now, {
      actor: caller.id,
      action: "case.change",
      subject: id,
      fields: ["cluster"],
    });
  return put;
}
