/**
 * Clusters and events: what cases and contacts have in common, as a record of its own with its place, its days and its people.
 * Its name is of the place or event, never of a person.
 */
import { z } from "zod";
import { staffChange, staffRead } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { CaseNumber } from "./case-number.ts";
import { CaseClass } from "./cases.ts";
import { ContactClass } from "./contacts.ts";
import { CommuneCode, IsoDay, Line, PersonAddress, PersonNote, RecordId } from "./person.ts";

/** What kind of place or event it is. */
export const CLUSTER_KINDS = [
  "household",
  "workplace",
  "school",
  "wedding",
  "funeral",
  "market",
  "bus",
  "hospital",
  "other",
] as const;
/** One of them. */
export const ClusterKind = z.enum(CLUSTER_KINDS);
export type ClusterKind = z.output<typeof ClusterKind>;

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

/** A cluster is told to have grown for so many days after a case came into it. */
export const GROWN_DAYS = 3;
/** So many people of one kind are put into a cluster at once. */
export const MOST_PUT = 200;

/**
 * What is known of a cluster. `commune` is where it was, `address` is below it; `from` and `to` are its days, both included.
 * `venue` is the name or the id under which the rollout desk's directory has the place: the two desks exchange no records.
 */
export const ClusterTyped = z.object({
  name: ClusterName,
  kind: ClusterKind,
  commune: CommuneCode.nullable(),
  address: PersonAddress.nullable(),
  from: IsoDay.nullable(),
  to: IsoDay.nullable(),
  venue: Line.nullable(),
  note: PersonNote.nullable(),
});
export type ClusterTyped = z.output<typeof ClusterTyped>;

/** A line of the list. `cases` and `contacts` are all that are in it, `near` those of them within the viewer's reach. */
export const ClusterLine = ClusterTyped.pick({
  name: true,
  kind: true,
  commune: true,
  from: true,
  to: true,
  venue: true,
})
  .extend({
    id: RecordId,
    cases: z.int(),
    contacts: z.int(),
    near: z.int(),
    /** Cases that came into it in the last three days. */
    grown: z.int(),
    closed: z.boolean(),
    /** Whether it is of a unit within the viewer's reach, who may then change it. */
    own: z.boolean(),
  })
  .meta({ id: "ClusterLine" });
export type ClusterLine = z.output<typeof ClusterLine>;

/**
 * Clusters that the viewer sees: of units within reach and of those above them, in a commune of theirs, or with one of their
 * cases or contacts in it. Those within reach first, then those of units above; of each the open ones, then those with the
 * latest growth.
 */
export const listClusters = staffRead({
  path: "/api/health/clusters/list",
  summary: "Clusters that the viewer's units see, with how many are in each.",
  permission: "cases.read",
  request: z.object({
    state: z.enum(["open", "closed", "all"]).default("open"),
    kind: ClusterKind.optional(),
    commune: CommuneCode.optional(),
  }),
  response: z.object({ clusters: z.array(ClusterLine), more: z.boolean() }),
});

/** A case in a cluster, as far as the viewer reaches. */
const ClusterCase = z.object({
  id: RecordId,
  number: CaseNumber,
  name: z.string(),
  class: CaseClass,
  /** First symptoms, or the sample's day, or the class's. */
  began: IsoDay,
  unitName: z.string(),
  added: At,
});
export type ClusterCase = z.output<typeof ClusterCase>;
/** A contact in a cluster, as far as the viewer reaches. */
const ClusterContact = z.object({
  id: RecordId,
  name: z.string(),
  class: ContactClass.nullable(),
  day: IsoDay.nullable(),
  unitName: z.string(),
  added: At,
});
export type ClusterContact = z.output<typeof ClusterContact>;

/** Who changed what. `count` is how many people came or went. */
const ClusterChange = z.object({
  what: z.enum(["made", "changed", "added", "taken", "closed", "reopened"]),
  fields: z.array(z.string()),
  count: z.int(),
  at: At,
  by: z.string(),
});

/** A cluster with its people and its size over time. Whoever is out of reach is counted and not listed. */
export const readCluster = staffRead({
  path: "/api/health/clusters/read",
  summary: "One cluster: place, days, people within reach, size over time, changes.",
  permission: "cases.read",
  request: z.object({ id: RecordId }),
  response: z.object({
    cluster: ClusterTyped.extend({
      id: RecordId,
      unitName: z.string(),
      unitPath: z.string(),
      closed: At.nullable(),
      version: z.int(),
    }),
    cases: z.array(ClusterCase),
    contacts: z.array(ClusterContact),
    /** Those out of reach. */
    hidden: z.object({ cases: z.int(), contacts: z.int() }),
    /** Cases within reach by the day on which they began: of others a day would be told. Discarded ones are left out. */
    sizes: z.array(z.object({ day: IsoDay, cases: z.int() })),
    /** The last first. */
    changes: z.array(ClusterChange),
  }),
});

const FAULTS = {
  /** The name, the venue or the note has a long number in it. */
  names_somebody: 400,
  /** It ends before it begins, or begins on a day to come. */
  days_invalid: 400,
  commune_unknown: 400,
} as const;

/** Makes one, of the viewer's own unit. `id` is drawn by the desk: the same request again changes nothing. */
export const makeCluster = staffChange({
  path: "/api/health/clusters/make",
  summary: "Makes a cluster.",
  permission: "cases.write",
  request: z.object({ id: RecordId, cluster: ClusterTyped }),
  response: z.object({ id: RecordId }),
  faults: { ...FAULTS, quota_exceeded: 429 },
});

const Seen = z.object({ id: RecordId, version: z.int().positive() });
const Version = z.object({ version: z.int() });

/** Changes what is known of one of the viewer's units. */
export const changeCluster = staffChange({
  path: "/api/health/clusters/change",
  summary: "Changes what is known of a cluster.",
  permission: "cases.write",
  request: Seen.extend({ cluster: ClusterTyped }),
  response: Version,
  faults: { ...FAULTS, quota_exceeded: 429 },
});

/** Closes one of the viewer's units, or opens it again. Nobody is put into a closed one. */
export const closeCluster = staffChange({
  path: "/api/health/clusters/close",
  summary: "Closes a cluster or opens it again.",
  permission: "cases.write",
  request: Seen.extend({ closed: z.boolean() }),
  response: Version,
});

const People = z.object({
  id: RecordId,
  caseIds: z.array(RecordId).max(MOST_PUT).default([]),
  contactIds: z.array(RecordId).max(MOST_PUT).default([]),
});

/**
 * Puts cases and contacts within reach into a cluster, all of them or none; whoever is in it already stays. Contacts want the
 * permission to change contacts beside.
 */
export const putIntoCluster = staffChange({
  path: "/api/health/clusters/put",
  summary: "Puts cases and contacts into a cluster.",
  permission: "cases.write",
  request: People,
  response: z.object({ put: z.int() }),
  faults: { too_many: 409 },
});

/** Takes cases and contacts within reach out of a cluster. */
export const takeFromCluster = staffChange({
  path: "/api/health/clusters/take",
  summary: "Takes cases and contacts out of a cluster.",
  permission: "cases.write",
  request: People,
  response: z.object({ taken: z.int() }),
});
