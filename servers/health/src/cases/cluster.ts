/** Clusters of cases. */
import { Fault } from "@bluezone/contract/fault";
import { type ChangeContext, type ChangeResult, changed, noted } from "@bluezone/desk/change";
import type { Context } from "../context.ts";
import { namesSomebody } from "../people/typed.ts";
import { drawId } from "../record-id.ts";
import { ms, type Tables } from "../tables.ts";
import { findClusters, insertCluster, setCluster, setClusterName } from "./clusters-store.ts";

/** Throws Fault `names_somebody` for a name with a number of somebody's in it. */
function mustBeOfNobody(name: string): void {
  if (namesSomebody(name)) throw new Fault("names_somebody", "A cluster is called by a place or an event.");
}

type Changing = ChangeContext<Tables>;

/** Makes one of the caller's unit. */
export async function makeCluster(
  { random }: Pick<Context, "random">,
  { name }: { readonly name: string },
  { trx, caller, now }: Changing,
): Promise<ChangeResult<{ id: string }>> {
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
  return changed({ id }, { action: "cluster.make", subject: id, fields: ["name"] });
}

/** Gives one within reach another name. Throws Fault `not_found`. */
export async function renameCluster(
  { id, name }: { readonly id: string; readonly name: string },
  { trx, scope }: Changing,
): Promise<ChangeResult<Record<string, never>>> {
  mustBeOfNobody(name);
  if (!(await setClusterName(trx, scope, id, name)))
    throw new Fault("not_found", "There is no such cluster within reach.");
  return changed({}, { action: "cluster.rename", subject: id, fields: ["name"] });
}

/** Puts cases into one that can be chosen, or out of any. Throws Fault `not_found` when one of them is out of reach. */
export async function putIntoCluster(
  { clusterId, caseIds }: { readonly clusterId: string | null; readonly caseIds: readonly string[] },
  changing: Changing,
): Promise<ChangeResult<{ put: number }>> {
  const { trx, scope } = changing;
  const ids = [...new Set(caseIds)].sort();
  if (clusterId !== null && !(await findClusters(trx, scope)).some(({ id }) => id === clusterId))
    throw new Fault("not_found", "There is no such cluster within reach.");
  const put = await setCluster(trx, scope, ids, clusterId, changing);
  if (put !== ids.length) throw new Fault("not_found", "One of these cases is out of reach.");
  const entries = ids.map((id) => ({ action: "case.change", subject: id, fields: ["cluster"] }));
  return noted({ put }, entries);
}
