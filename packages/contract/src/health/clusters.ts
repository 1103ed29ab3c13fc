/** Clusters: cases that have a place or event in common. A cluster's name is of the place or event, never of a person. */
import { z } from "zod";
import { staffChange, staffRead } from "../staff/endpoint.ts";
import { RecordId } from "./person.ts";

/** A name: 2 to 80 characters on one line. */
const ClusterName = z
  .string()
  .transform((typed) => typed.normalize("NFC").replace(/\s+/g, " ").trim())
  .pipe(
    z
      .string()
      .min(2)
      .max(80)
      .regex(/^\P{C}*$/u),
  );

/** A cluster that the viewer's cases can be put into: of their units and of those above them. */
const Cluster = z
  .object({
    id: RecordId,
    name: z.string(),
    /** Its cases within the viewer's reach. */
    cases: z.int(),
    /** Whether it is of a unit within the viewer's reach. */
    own: z.boolean(),
  })
  .meta({ id: "Cluster" });
export type Cluster = z.output<typeof Cluster>;

/** Every cluster that can be chosen, by name. */
export const listClusters = staffRead({
  path: "/api/health/clusters/list",
  summary: "Clusters of the viewer's units and of those above.",
  permission: "cases.read",
  request: z.object({}),
  response: z.object({ clusters: z.array(Cluster) }),
});

/** Makes one, of the viewer's own unit. */
export const makeCluster = staffChange({
  path: "/api/health/clusters/make",
  summary: "Makes a cluster.",
  permission: "cases.write",
  request: z.object({ name: ClusterName }),
  response: z.object({ id: RecordId }),
  faults: { names_somebody: 400 },
});

/** Gives one of the viewer's units another name. */
export const renameCluster = staffChange({
  path: "/api/health/clusters/rename",
  summary: "Renames a cluster.",
  permission: "cases.write",
  request: z.object({ id: RecordId, name: ClusterName }),
  response: z.object({}),
  faults: { names_somebody: 400 },
});

/** Puts cases into a cluster, or out of any. Either all of them or none. */
export const putIntoCluster = staffChange({
  path: "/api/health/clusters/put",
  summary: "Puts cases into a cluster, or out of any.",
  permission: "cases.write",
  request: z.object({ clusterId: RecordId.nullable(), caseIds: z.array(RecordId).min(1).max(200) }),
  response: z.object({ put: z.int() }),
});
