/** The endpoints of clusters. */
import { Fault } from "@bluezone/contract/fault";
import {
  changeCluster as changeEndpoint,
  closeCluster as closeEndpoint,
  GROWN_DAYS,
  listClusters as listEndpoint,
  makeCluster as makeEndpoint,
  putIntoCluster as putEndpoint,
  readCluster as readEndpoint,
  takeFromCluster as takeEndpoint,
} from "@bluezone/contract/health/clusters";
import type { Desk } from "@bluezone/desk/change";
import { Days, minus } from "@bluezone/protocol/time";
import { type Scope, within } from "@bluezone/staff/scope";
import { shownDay } from "../cases/view.ts";
import type { Context } from "../context.ts";
import { noteReadings } from "../people/readings.ts";
import type { Tables, Transaction } from "../tables.ts";
import { changeCluster, closeCluster, makeCluster, putIntoCluster, takeFromCluster } from "./change.ts";
import { readCluster } from "./read.ts";
import { listClusters, lockOwn, lockSeen, MOST_CLUSTERS } from "./store.ts";
import type { ClusterRow } from "./tables.ts";

const missing = "There is no such cluster within reach.";
type Named = { readonly id: string };
/** What is known of a cluster is changed by those who have its unit. */
const ownTarget = {
  lock: (trx: Transaction, scope: Scope, { id }: Named) => lockOwn(trx, scope, id),
  missing,
};
/** People go into it and out of it by those who see it. */
const seenTarget = {
  lock: (trx: Transaction, scope: Scope, { id }: Named) => lockSeen(trx, scope, id),
  missing,
};
const openTarget = {
  ...seenTarget,
  still: ({ closed_ms }: ClusterRow): boolean => closed_ms === null,
  conflict: "This cluster is closed.",
};

/** Adds the endpoints. */
export function addClusters(desk: Desk<Tables>, context: Context): void {
  const { clock, database } = context;

  desk.read(listEndpoint, async (filter, { caller }) => {
    const scope = caller.scope("cases.read");
    const rows = await listClusters(database.db, scope, filter, minus(clock.now(), Days(GROWN_DAYS)));
    return {
      clusters: rows.slice(0, MOST_CLUSTERS).map((row) => ({
        id: row.id,
        name: row.name,
        kind: row.kind,
        commune: row.commune,
        from: row.from_day === null ? null : shownDay(row.from_day),
        to: row.to_day === null ? null : shownDay(row.to_day),
        venue: row.venue,
        cases: Number(row.cases ?? 0),
        contacts: Number(row.contacts ?? 0),
        near: Number(row.near_cases ?? 0) + Number(row.near_contacts ?? 0),
        grown: Number(row.grown ?? 0),
        closed: row.closed_ms !== null,
        own: within(scope, row.unit_path),
      })),
      more: rows.length > MOST_CLUSTERS,
    };
  });

  desk.read(readEndpoint, ({ id }, { caller }) =>
    database.transaction(async (trx) => {
      const scopes = { cases: caller.scope("cases.read"), contacts: caller.scope("contacts.read") };
      const found = await readCluster(context, trx, scopes, id);
      if (!found) throw new Fault("not_found", missing);
      await noteReadings(context, trx, clock.now(), caller, "cluster", found.people);
      return found.read;
    }),
  );

  desk.change(makeEndpoint, (asked, changing) => makeCluster(context, asked, changing));
  desk.changeOf(changeEndpoint, ownTarget, (asked, changing) => changeCluster(context, asked, changing));
  desk.changeOf(closeEndpoint, ownTarget, closeCluster);
  desk.changeOf(putEndpoint, openTarget, putIntoCluster);
  desk.changeOf(takeEndpoint, seenTarget, takeFromCluster);
}
