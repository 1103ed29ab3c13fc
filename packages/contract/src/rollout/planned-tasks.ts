/** Tasks as a directive makes them of its clauses, and passing them down to the units that they are for. */
import { z } from "zod";
import { staffChange, staffRead } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { IsoDay, UnitId } from "../units.ts";
import { DutyId, RecordId } from "./clauses.ts";
import { Paragraphs } from "./written.ts";

/** For whom a task is: units of some types, and units chosen one by one. */
const Receivers = {
  types: z.array(z.string().max(40)).max(60).default([]),
  unitIds: z.array(UnitId).max(500).default([]),
  /** Of the types only those in a district on the border. */
  borderOnly: z.boolean().default(false),
};

/** A task of a clause. `units` counts those that have it. */
export const PlannedTask = z
  .object({
    id: RecordId,
    clauseId: RecordId,
    duties: z.array(DutyId),
    instructions: z.string(),
    dueOn: IsoDay,
    types: z.array(z.string()),
    chosen: z.array(z.object({ id: UnitId, name: z.string() })),
    borderOnly: z.boolean(),
    units: z.int(),
    version: z.int(),
  })
  .meta({ id: "PlannedTask" });
export type PlannedTask = z.output<typeof PlannedTask>;

const PLAN_FAULTS = {
  /** One of the duties is not built, on purpose: it is not passed to anybody. */
  not_built: 422,
  /** Not a duty of the clause. */
  unknown_duty: 422,
  /** There is no such unit or type. */
  unknown_receiver: 422,
  /** The day is over. */
  due_past: 422,
} as const;

/** Makes a task of a clause. */
export const planTask = staffChange({
  path: "/api/rollout/directives/tasks/plan",
  summary: "Makes a task of a clause.",
  permission: "directives.write",
  request: z.object({
    directiveId: RecordId,
    clauseId: RecordId,
    duties: z.array(DutyId).max(20),
    instructions: Paragraphs(2_000, 0).default(""),
    dueOn: IsoDay,
    ...Receivers,
  }),
  response: z.object({ id: RecordId, version: z.int() }),
  faults: PLAN_FAULTS,
});

/** Makes a task of every clause that has none and asks for something that is built, for the units that the clause speaks to. */
export const planAll = staffChange({
  path: "/api/rollout/directives/tasks/plan-all",
  summary: "Makes a task of every clause that has none.",
  permission: "directives.write",
  request: z.object({ directiveId: RecordId, dueOn: IsoDay }),
  response: z.object({ planned: z.int() }),
  faults: { due_past: 422 },
});

/** Changes a task. Units that have it already see the new instructions; their day changes only where nobody below set an earlier one. */
export const changeTask = staffChange({
  path: "/api/rollout/directives/tasks/change",
  summary: "Changes a task.",
  permission: "directives.write",
  request: z.object({
    id: RecordId,
    version: z.int(),
    duties: z.array(DutyId).max(20),
    instructions: Paragraphs(2_000, 0).default(""),
    dueOn: IsoDay,
    ...Receivers,
  }),
  response: z.object({ version: z.int() }),
  faults: PLAN_FAULTS,
});

/** Takes out a task that nobody has yet. */
export const removeTask = staffChange({
  path: "/api/rollout/directives/tasks/remove",
  summary: "Takes out a task that was not passed down.",
  permission: "directives.write",
  request: z.object({ id: RecordId, version: z.int() }),
  response: z.object({}),
});

/** What passing down would do or did: tasks, units, new pairs of both, and pairs that were there already. */
const Reach = {
  tasks: z.int(),
  units: z.int(),
  fresh: z.int(),
  already: z.int(),
};

const Chosen = { directiveId: RecordId, taskIds: z.array(RecordId).max(200).optional() };

/** Who would receive the tasks (all of the directive when none is named) today. */
export const previewPass = staffRead({
  path: "/api/rollout/directives/tasks/preview",
  summary: "Who would receive the tasks.",
  permission: "directives.pass",
  request: z.object(Chosen),
  response: z.object({
    ...Reach,
    byType: z.array(z.object({ type: z.string(), units: z.int() })),
    /** Tasks for which there is no unit. */
    nobody: z.array(RecordId),
  }),
});

/** Gives the tasks to every unit that they are for and that holds today. Passing twice gives nothing twice. */
export const passDown = staffChange({
  path: "/api/rollout/directives/tasks/pass",
  summary: "Gives the tasks to the units that they are for.",
  permission: "directives.pass",
  request: z.object(Chosen),
  response: z.object(Reach),
  faults: {
    /** Only what is filed is passed down. */
    not_filed: 409,
    no_receivers: 422,
  },
});

/** Counts of assignments in a group of units. Times in hours from passing down to acknowledging; null when nobody has. */
const Tally = z.object({
  units: z.int(),
  assignments: z.int(),
  /** Came onto a screen at the unit. */
  seen: z.int(),
  acknowledged: z.int(),
  started: z.int(),
  submitted: z.int(),
  accepted: z.int(),
  overdue: z.int(),
  medianHours: z.number().nullable(),
  p90Hours: z.number().nullable(),
  /** Assignments of units that have units below them, and how many of those were given on. */
  couldCascade: z.int(),
  cascaded: z.int(),
});
export type Tally = z.output<typeof Tally>;

/** A unit that is waited for. */
const Waiting = z.object({
  unit: z.object({ id: UnitId, name: z.string(), type: z.string(), district: z.string().nullable() }),
  tasks: z.int(),
  /** The earliest day that is due. */
  dueOn: IsoDay,
  passedAt: At,
  seen: z.boolean(),
});

/** How a directive gets on: in all, by district, by type; who has acknowledged nothing; who is late. */
export const readProgress = staffRead({
  path: "/api/rollout/directives/progress",
  summary: "How a directive gets on.",
  permission: "directives.read",
  request: z.object({ id: RecordId, most: z.int().min(1).max(500).default(200) }),
  response: z.object({
    at: At,
    /** Whether a unit among them is made up, for showing. */
    illustrative: z.boolean(),
    all: Tally,
    /** `district` is a code; null for the province's own units. */
    byDistrict: z.array(Tally.extend({ district: z.string().nullable() })),
    byType: z.array(Tally.extend({ type: z.string() })),
    /** Units that have acknowledged none of their tasks: whom to ring first. The longest wait first. */
    silent: z.array(Waiting),
    silentTotal: z.int(),
    /** Units with a task that is late, the latest first. */
    late: z.array(Waiting),
    lateTotal: z.int(),
  }),
});

/** The distribution list: every unit that has a task of a directive, when it was passed, seen, acknowledged. */
export const readDistribution = staffRead({
  path: "/api/rollout/directives/distribution",
  summary: "Who has received a directive, and when they acknowledged.",
  permission: "directives.read",
  request: z.object({
    id: RecordId,
    limit: z.int().min(1).max(2_000).default(500),
    offset: z.int().min(0).max(100_000).default(0),
  }),
  response: z.object({
    units: z.array(
      z.object({
        unit: z.object({ id: UnitId, name: z.string(), type: z.string(), district: z.string().nullable() }),
        tasks: z.int(),
        passedAt: At,
        seenAt: At.nullable(),
        /** When the last of its tasks was acknowledged; null while one is not. */
        acknowledgedAt: At.nullable(),
        accepted: z.int(),
        overdue: z.int(),
        illustrative: z.boolean(),
      }),
    ),
    total: z.int(),
  }),
});
