/** The tables of clusters. */
import type { ClusterKind } from "@bluezone/contract/health/clusters";
import type { Generated, Insertable } from "kysely";

/**
 * A cluster; its name is about a place or event, never about a person. Days are days of Vietnam since 1970, both included.
 * `venue` is the place's name or id in the rollout desk's directory. `address` and `note` are sealed under the key of keys.
 */
export type ClusterRow = {
  id: string;
  name: string;
  kind: ClusterKind;
  unit_id: string;
  unit_path: string;
  commune: string | null;
  address: Uint8Array | null;
  from_day: number | null;
  to_day: number | null;
  venue: string | null;
  note: Uint8Array | null;
  closed_ms: string | null;
  version: number;
  made_ms: string;
  made_by: string;
};

/** That a case or a contact is in a cluster: one of the two is set, and `member_id` is the same id. */
export type ClusterMemberRow = {
  cluster_id: string;
  member_id: string;
  case_id: string | null;
  contact_id: string | null;
  added_ms: string;
  added_by: string;
};

/** Who changed what of a cluster: names of fields, how many people came or went. `n` counts up. */
export type ClusterChangeRow = {
  n: Generated<number>;
  cluster_id: string;
  what: "made" | "changed" | "added" | "taken" | "closed" | "reopened";
  fields: string[];
  count: number;
  at_ms: string;
  by: string;
};

/** One as it is added. */
export type NewClusterChange = Insertable<ClusterChangeRow>;

declare module "../tables.ts" {
  interface Tables {
    cluster: ClusterRow;
    cluster_member: ClusterMemberRow;
    cluster_change: ClusterChangeRow;
  }
}
