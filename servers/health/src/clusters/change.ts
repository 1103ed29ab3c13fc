/** What officers do to clusters. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import type {
  changeCluster as changeEndpoint,
  closeCluster as closeEndpoint,
  makeCluster as makeEndpoint,
  putIntoCluster as putEndpoint,
  takeFromCluster as takeEndpoint,
} from "@bluezone/contract/health/clusters";
import { type ChangeContext, type ChangeResult, changed, noted, unchanged } from "@bluezone/desk/change";
import { dayOf } from "@bluezone/protocol/time";
import { endOfDay, takeQuota } from "@bluezone/server-kit/limits/quota";
import type { Context } from "../context.ts";
import { enteredBefore } from "../hold-store.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { refusedFor } from "../quotas/refused-for.ts";
import { ms, type Tables } from "../tables.ts";
import {
  clusterById,
  countMembers,
  deleteMembers,
  hasCommune,
  insertChange,
  insertCluster,
  insertMembers,
  putCluster,
  reachedCases,
  reachedContacts,
} from "./store.ts";
import type { ClusterRow, NewClusterChange } from "./tables.ts";
import { changedInCluster, clusterColumns, clusterSeal, typedCluster } from "./typed.ts";

/** So many are in one cluster at the most. */
export const MOST_MEMBERS = 2_000;

type Changing = ChangeContext<Tables>;
type ClusterChange = Changing & { readonly row: ClusterRow };
type Needs = Pick<Context, "config" | "random" | "vault">;

/** So many clusters a unit places in communes of other units, a day. */
export const MOST_ELSEWHERE = 20;

/** Counts a cluster that is placed in another unit's commune, whose list it then stands in. Throws Fault `quota_exceeded`. */
async function countElsewhere(
  { trx, scope, now }: Pick<Changing, "trx" | "scope" | "now">,
  commune: string | null,
  unitId: string,
): Promise<void> {
  if (commune === null || (await hasCommune(trx, scope, commune))) return;
  const quota = { of: "clusters-elsewhere" as const, keyId: unitId, until: endOfDay(now) };
  if (!(await takeQuota(trx, quota, MOST_ELSEWHERE))) throw refusedFor(quota, now);
}

const note = (
  { trx, caller, now }: Changing,
  change: Pick<NewClusterChange, "cluster_id" | "what"> & Partial<Pick<NewClusterChange, "fields" | "count">>,
): Promise<void> => insertChange(trx, { fields: [], count: 0, at_ms: ms(now), by: caller.id, ...change });

/** Makes one of the caller's unit. Throws Fault as the endpoint lists; `conflict` for an id that is taken. */
export async function makeCluster(
  context: Needs,
  { id, cluster }: RequestOf<typeof makeEndpoint>,
  changing: Changing,
): Promise<ChangeResult<{ id: string }>> {
  const { trx, caller, now } = changing;
  const { id: unitId, path } = caller.home;
  caller.must("cases.write", path);
  const before = await enteredBefore(
    trx,
    id,
    () => clusterById(trx, id),
    ({ made_by }) => made_by === caller.id,
  );
  if (before) return unchanged({ id });
  await countElsewhere(changing, cluster.commune, unitId);
  const seal = clusterSeal(await openPeopleKeys(context, trx), context.random, id);
  await insertCluster(trx, {
    id,
    ...clusterColumns(context.config.province, cluster, seal, dayOf(now, "vietnam")),
    unit_id: unitId,
    unit_path: path,
    closed_ms: null,
    version: 1,
    made_ms: ms(now),
    made_by: caller.id,
  });
  await note(changing, { cluster_id: id, what: "made" });
  return changed({ id }, { action: "cluster.make", subject: id, fields: ["name"] });
}

/** Changes what is known of one. Throws Fault as the endpoint lists. */
export async function changeCluster(
  context: Needs,
  { cluster }: RequestOf<typeof changeEndpoint>,
  changing: ClusterChange,
): Promise<ChangeResult<{ version: number }>> {
  const { trx, now, row } = changing;
  const seal = clusterSeal(await openPeopleKeys(context, trx), context.random, row.id);
  const columns = clusterColumns(context.config.province, cluster, seal, dayOf(now, "vietnam"));
  const fields = changedInCluster(typedCluster(row, seal), typedCluster({ ...row, ...columns }, seal));
  if (fields.length === 0) return unchanged({ version: row.version });
  if (columns.commune !== row.commune) await countElsewhere(changing, columns.commune, row.unit_id);
  const version = await putCluster(trx, row, columns);
  await note(changing, { cluster_id: row.id, what: "changed", fields: [...fields] });
  return changed({ version }, { action: "cluster.change", subject: row.id, fields: [...fields] });
}

/** Closes one or opens it again. */
export async function closeCluster(
  { closed }: RequestOf<typeof closeEndpoint>,
  changing: ClusterChange,
): Promise<ChangeResult<{ version: number }>> {
  const { trx, now, row } = changing;
  if ((row.closed_ms !== null) === closed) return unchanged({ version: row.version });
  const version = await putCluster(trx, row, { closed_ms: closed ? ms(now) : null });
  await note(changing, { cluster_id: row.id, what: closed ? "closed" : "reopened" });
  return changed(
    { version },
    { action: closed ? "cluster.close" : "cluster.reopen", subject: row.id, fields: ["closed"] },
  );
}

/** The people that a request names, all within reach. Throws Fault `not_found`. */
async function reached(
  asked: Pick<RequestOf<typeof putEndpoint>, "caseIds" | "contactIds">,
  { trx, caller, scope }: Changing,
): Promise<{ readonly caseIds: readonly string[]; readonly contactIds: readonly string[] }> {
  const [cases, contacts] = [new Set(asked.caseIds), new Set(asked.contactIds)];
  const caseIds = await reachedCases(trx, scope, [...cases]);
  const contactIds = await reachedContacts(trx, caller.scope("contacts.write"), [...contacts]);
  if (caseIds.length < cases.size || contactIds.length < contacts.size)
    throw new Fault("not_found", "One of these people is out of reach.");
  return { caseIds, contactIds };
}

/** One entry for each person who came or went. */
const entriesOf = (action: string, id: string, members: readonly string[]) =>
  members.map((member) => ({ action, subject: `${id}:${member}`, fields: ["cluster"] }));

/** Puts people into one. Throws Fault `not_found` when one of them is out of reach, `too_many`. */
export async function putIntoCluster(
  asked: RequestOf<typeof putEndpoint>,
  changing: ClusterChange,
): Promise<ChangeResult<{ put: number }>> {
  const { trx, caller, now, row } = changing;
  const { caseIds, contactIds } = await reached(asked, changing);
  const rest = { cluster_id: row.id, added_ms: ms(now), added_by: caller.id };
  const put = await insertMembers(trx, [
    ...caseIds.map((id) => ({ ...rest, member_id: id, case_id: id, contact_id: null })),
    ...contactIds.map((id) => ({ ...rest, member_id: id, case_id: null, contact_id: id })),
  ]);
  if ((await countMembers(trx, row.id)) > MOST_MEMBERS)
    throw new Fault("too_many", `at most ${MOST_MEMBERS} people`);
  if (put.length > 0) await note(changing, { cluster_id: row.id, what: "added", count: put.length });
  return noted({ put: put.length }, entriesOf("cluster.put", row.id, put));
}

/** Takes people out of one. Throws Fault `not_found` when one of them is out of reach. */
export async function takeFromCluster(
  asked: RequestOf<typeof takeEndpoint>,
  changing: ClusterChange,
): Promise<ChangeResult<{ taken: number }>> {
  const { trx, row } = changing;
  const taken = await deleteMembers(trx, row.id, await reached(asked, changing));
  if (taken.length > 0) await note(changing, { cluster_id: row.id, what: "taken", count: taken.length });
  return noted({ taken: taken.length }, entriesOf("cluster.take", row.id, taken));
}
