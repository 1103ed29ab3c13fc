/**
 * Advice visits: the culture office and the joint team plan to look in at a place, go through its checklist with whoever is in
 * charge, and leave advice. There is no fine, no record of a person, nothing that follows from a no.
 */
import { z } from "zod";
import { staffChange, staffRead } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { IsoDay, UnitId } from "../units.ts";
import { Answers, Kind } from "./checklists.ts";
import { PlainText } from "./plain-text.ts";

/** Planned → done or called off. */
const VisitState = z.enum(["planned", "done", "called-off"]);

/** A visit. */
export const Visit = z
  .object({
    id: z.uuid(),
    /** The unit that plans it. */
    unitId: UnitId,
    /** The place that is visited. */
    hostId: UnitId,
    hostName: z.string(),
    kind: Kind,
    day: IsoDay,
    /** Units that come along. */
    together: z.array(UnitId),
    state: VisitState,
    answers: Answers,
    advice: z.string(),
    illustrative: z.boolean(),
    changed: At,
    version: z.int(),
  })
  .meta({ id: "Visit" });
export type Visit = z.output<typeof Visit>;

/** Visits within reach by day, the nearest first; those that a place within reach receives are among them. */
export const listVisits = staffRead({
  path: "/api/rollout/visits/list",
  summary: "Advice visits, by day.",
  permission: "venues.read",
  request: z.object({
    state: VisitState.optional(),
    from: IsoDay.optional(),
    limit: z.int().min(1).max(1_000).default(200),
  }),
  response: z.object({ visits: z.array(Visit) }),
});

/** The places that a unit may look in at, and the units that may come along: below it, or in its district. */
export const listHosts = staffRead({
  path: "/api/rollout/visits/hosts",
  summary: "Places of the same district, or below.",
  permission: "venues.write",
  request: z.object({ unitId: UnitId.optional() }),
  response: z.object({ hosts: z.array(z.object({ id: UnitId, name: z.string(), type: z.string() })) }),
});

/** Plans a visit. */
export const planVisit = staffChange({
  path: "/api/rollout/visits/plan",
  summary: "Plans an advice visit.",
  permission: "venues.write",
  request: z.object({
    id: z.uuid(),
    unitId: UnitId.optional(),
    hostId: UnitId,
    kind: Kind,
    day: IsoDay,
    together: z.array(UnitId).max(6).default([]),
  }),
  response: z.object({ version: z.int() }),
});

/** Says how it went: what the place has, what it was advised to do. The text names nobody. */
export const reportVisit = staffChange({
  path: "/api/rollout/visits/report",
  summary: "Says how an advice visit went, or that it was called off.",
  permission: "venues.write",
  request: z.object({
    id: z.uuid(),
    version: z.int().positive(),
    state: z.enum(["done", "called-off"]),
    answers: Answers.default({}),
    advice: PlainText(1_000).default(""),
  }),
  response: z.object({ version: z.int() }),
  faults: { names_a_person: 422, answers_wrong: 400 },
});
