/** Clusters of cases. */

import { Fault } from "@bluezone/contract/fault";
import type { Cluster } from "@bluezone/contract/health/clusters";
import { inScope, type Scope, within } from "@bluezone/staff/scope";
import { sql as raw } from "kysely";
import type { Context } from "../context.ts";
import { namesSomebody } from "../people/typed.ts";
import { drawId } from "../record-id.ts";
import { ms, type Sql, type Transaction } from "../tables.ts";
import type { Doing } from "./change-case.ts";

/** Clusters of units within a scope, and of those above them: a district's cluster is there for its stations' cases. */
export async function findClusters(sql: Sql, scope: Scope): Promise<readonly Cluster[]> {
  const rows = await sql
    .selectFrom("cluster")
    .leftJoin("case_record", (join) =>
      join
        .onRef("case_record.cluster_id", "=", "cluster.id")
        .on("case_record.merged_into", "is", null)
        .on(inScope(scope, "case_record.unit_path")),
    )
    .select(["cluster.id", "cluster.name", "cluster.unit_path"])
    .select(({ fn }) => fn.count<string>("case_record.id").as("cases"))
    .where(({ or }) => or([inScope(scope, "cluster.unit_path"), isAbove(scope)]))
    .groupBy(["cluster.id", "cluster.name", "cluster.unit_path"])
    .orderBy("cluster.name")
    .limit(500)
    .execute();
  return rows.map(({ id, name, unit_path, cases }) => ({
    id,
    name,
    cases: Number(cases),
    own: within(scope, unit_path),
  }));
}

/** Whether a cluster's unit stands above one of the scope. */
const isAbove = ({ paths }: Scope) =>
  paths.length === 0
    ? raw<boolean>`false`
    : raw<boolean>`(${raw.join(
        paths.map((path) => raw`starts_with(${path}, ${raw.ref("cluster.unit_path")})`),
        raw` or `,
      )})`;

/** Throws Fault `names_somebody` for a name with a number of somebody's in it. */
function mustBeOfNobody(name: string): void {
  if (namesSomebody(name)) throw new Fault("names_somebody", "A cluster is called by a place or an event.");
}

/** Makes one of the caller's unit; answers its id. */
export async function makeCluster(
  { random, staff }: Context,
  trx: Transaction,
  name: string,
  { caller, now }: Doing,
): Promise<string> {
  mustBeOfNobody(name);
  const { id: unitId, path } = caller.home;
  caller.must("cases.write", path);
  const id = drawId(random);
  await trx
    .insertInto("cluster")
    .values({ id, name, unit_id: unitId, unit_path: path, made_ms: ms(now), made_by: caller.id })
    .execute();
  await staff.audit(trx, now, { actor: caller.id, action: "cluster.make", subject: id, fields: ["name"] });
  return id;
}

/** Gives one within reach another name. Throws Fault `not_found`. */
export async function renameCluster(
  { staff }: Context,
  trx: Transaction,
  { id, name }: { readonly id: string; readonly name: string },
  { caller, now }: Doing,
): Promise<void> {
  mustBeOfNobody(name);
  const { numUpdatedRows } = await trx
    .updateTable("cluster")
    .set({ name })
    .where("id", "=", id)
    .where(inScope(caller.scope("cases.write"), "cluster.unit_path"))
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Fault("not_found", "There is no such cluster within reach.");
  await staff.audit(trx, now, { actor: caller.id, action: "cluster.rename", subject: id, fields: ["name"] });
}

/** Puts cases into one that can be chosen, or out of any. Throws Fault `not_found` when one of them is out of reach. */
export async function putIntoCluster(
  { staff }: Context,
  trx: Transaction,
  { clusterId, caseIds }: { readonly clusterId: string | null; readonly caseIds: readonly string[] },
  { caller, now }: Doing,
): Promise<number> {
  const scope = caller.scope("cases.write");
  const ids = [...new Set(caseIds)].sort();
  if (clusterId !== null && !(await findClusters(trx, scope)).some(({ id }) => id === clusterId))
    throw new Fault("not_found", "There is no such cluster within reach.");
  const rows = await trx
    .updateTable("case_record")
    .set(({ eb }) => ({
      cluster_id: clusterId,
      version: eb("version", "+", 1),
      changed_ms: ms(now),
      changed_by: caller.id,
    }))
    .where("id", "in", ids)
    .where("merged_into", "is", null)
    .where(inScope(scope, "case_record.unit_path"))
    .returning("id")
    .execute();
  if (rows.length !== ids.length) throw new Fault("not_found", "One of these cases is out of reach.");
  for (const id of ids)
    await staff.audit(trx, now, {
      actor: caller.id,
      action: "case.change",
      subject: id,
      fields: ["cluster"],
    });
  return rows.length;
}
