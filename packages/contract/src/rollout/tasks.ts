/** A unit's own tasks: taken note of, begun, given on, shown done. One unit's part of a task is an assignment. */
import { z } from "zod";
import { staffChange, staffDownload, staffRead, staffUpload } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { IsoDay, UnitId } from "../units.ts";
import { DutyId, RecordId } from "./clauses.ts";
import { FILE_BODY, FILE_FAULTS, FILE_TYPES } from "./files.ts";
import { PERSON_FAULTS } from "./person-faults.ts";
import { Line, Paragraphs } from "./written.ts";

/** An assignment's id: opaque, of 24 characters. */
export const AssignmentId = z.string().regex(/^[0-9a-f]{24}$/);

/** Where an assignment is. Being late is not a state: it follows from the day. */
export const AssignmentState = z.enum([
  "open",
  "acknowledged",
  "started",
  "submitted",
  "returned",
  "accepted",
]);
export type AssignmentState = z.output<typeof AssignmentState>;

/** When it is due, seen from today: late, by Sunday, later, or no longer to be done by the unit (submitted or accepted). */
export const TaskGroup = z.enum(["overdue", "this-week", "later", "done"]);
export type TaskGroup = z.output<typeof TaskGroup>;

const UnitShape = z.object({ id: UnitId, name: z.string(), type: z.string(), illustrative: z.boolean() });

/** A task in a unit's list. */
const TaskRow = z.object({
  id: AssignmentId,
  group: TaskGroup,
  state: AssignmentState,
  unit: UnitShape,
  directive: z.object({ id: RecordId, number: z.string() }),
  mark: z.string(),
  /** The beginning of the clause. */
  excerpt: z.string(),
  duties: z.array(DutyId),
  dueOn: IsoDay,
  /** Counts of what was given on to units below, and of those that have acknowledged and were accepted. */
  below: z.int(),
  belowAcknowledged: z.int(),
  belowAccepted: z.int(),
  /** Whether it waits for the viewer to accept it or send it back. */
  mayDecide: z.boolean(),
  version: z.int(),
});

/**
 * Tasks of the viewer's own units, or with `below` of all within reach; late ones first, then by day. `unit` is words of a
 * unit's name, accents or none; counts and total are of what the filters leave.
 */
export const listTasks = staffRead({
  path: "/api/rollout/tasks/list",
  summary: "A unit's tasks, what is late first.",
  permission: "tasks.read",
  request: z.object({
    below: z.boolean().default(false),
    group: TaskGroup.optional(),
    directiveId: RecordId.optional(),
    unit: z.string().max(80).default(""),
    state: AssignmentState.optional(),
    limit: z.int().min(1).max(500).default(200),
    offset: z.int().min(0).max(100_000).default(0),
  }),
  response: z.object({
    today: IsoDay,
    /** The last day of this week, a Sunday. */
    weekEnds: IsoDay,
    tasks: z.array(TaskRow),
    total: z.int(),
    counts: z.record(TaskGroup, z.int()),
    /** Duties of the same clauses that are not built: nobody is asked for them. */
    notBuilt: z.array(z.object({ duty: DutyId, mark: z.string(), directive: z.string() })),
  }),
});

/** One piece of evidence. */
const Evidence = z.object({
  id: RecordId,
  kind: z.enum(["text", "photo", "link"]),
  /** The text, the caption of a photo, or the address of a link. */
  text: z.string(),
  addedAt: At,
  mediaType: z.string().nullable(),
  /** Whether who asks may take it back: the unit's own people, and whoever added it. */
  mayRemove: z.boolean(),
});

/** One task whole: the clause in full, who passed it down, what was done. */
export const readTask = staffRead({
  path: "/api/rollout/tasks/read",
  summary: "One task in full.",
  permission: "tasks.read",
  request: z.object({ id: AssignmentId }),
  response: z.object({
    task: TaskRow.omit({ excerpt: true }).extend({
      text: z.string(),
      /** The clauses that this one is a part of, the widest first. */
      above: z.array(z.object({ mark: z.string(), text: z.string() })),
      instructions: z.string(),
      /** What the unit above adds for this unit. */
      note: z.string(),
      subject: z.string(),
      issuer: z.string(),
      issuedOn: IsoDay,
      passedBy: z.object({ id: UnitId, name: z.string() }),
      passedAt: At,
      seenAt: At.nullable(),
      acknowledgedAt: At.nullable(),
      startedAt: At.nullable(),
      submittedAt: At.nullable(),
      decidedAt: At.nullable(),
      /** Why it came back; empty when it did not. */
      reason: z.string(),
      /** The unit that had it before, when that has ended. */
      takenOverFrom: z.object({ id: UnitId, name: z.string() }).nullable(),
      evidence: z.array(Evidence),
      /** Whether the viewer may do it. */
      mayAct: z.boolean(),
      /** Whether the viewer may submit its evidence: not who decides on it, but for a task of their own unit. */
      maySubmit: z.boolean(),
      mayCascade: z.boolean(),
    }),
    notBuilt: z.array(z.object({ duty: DutyId })),
    below: z.array(
      z.object({
        id: AssignmentId,
        unit: UnitShape,
        state: AssignmentState,
        dueOn: IsoDay,
        acknowledgedAt: At.nullable(),
        overdue: z.boolean(),
      }),
    ),
  }),
});

/** Takes note of tasks. The first time counts: doing it again changes nothing. All of them, or none. */
export const acknowledgeTasks = staffChange({
  path: "/api/rollout/tasks/acknowledge",
  summary: "Takes note of tasks.",
  permission: "tasks.act",
  request: z.object({ ids: z.array(AssignmentId).min(1).max(200) }),
  response: z.object({ acknowledged: z.int(), at: At }),
});

const Changed = z.object({ version: z.int(), state: AssignmentState });

/** Begins a task; what was not yet acknowledged is, with it. */
export const startTask = staffChange({
  path: "/api/rollout/tasks/start",
  summary: "Begins a task.",
  permission: "tasks.act",
  request: z.object({ id: AssignmentId, version: z.int() }),
  response: Changed,
});

const EVIDENCE_FAULTS = {
  /** A task has at most twenty pieces. */
  too_much_evidence: 422,
  ...PERSON_FAULTS,
} as const;

/** Adds a text or an https address as evidence. */
export const addEvidence = staffChange({
  path: "/api/rollout/tasks/evidence/add",
  summary: "Adds a text or a link as evidence.",
  permission: "tasks.act",
  request: z.object({
    id: AssignmentId,
    evidence: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("text"), text: Paragraphs(4_000) }),
      z.object({
        kind: z.literal("link"),
        text: z.url({ protocol: /^https$/, hostname: z.regexes.domain }).max(500),
      }),
    ]),
  }),
  response: z.object({ id: RecordId }),
  faults: EVIDENCE_FAULTS,
});

/** Adds a photo as evidence: only what draws it is kept, no place, time or camera. */
export const addPhoto = staffUpload({
  path: "/api/rollout/tasks/evidence/photo",
  summary: "Adds a photo as evidence.",
  permission: "tasks.act",
  request: z.object({ id: AssignmentId, caption: Line(300, 0).default("") }),
  response: z.object({ id: RecordId }),
  faults: { ...FILE_FAULTS, ...EVIDENCE_FAULTS },
  mediaTypes: FILE_TYPES.photo,
  maxBody: FILE_BODY.photo,
});

/** A photo, always as an attachment. */
export const evidencePhoto = staffDownload({
  path: "/api/rollout/tasks/evidence/:id/photo",
  summary: "A photo that was added as evidence.",
  permission: "tasks.read",
  mediaType: "application/octet-stream",
});

/**
 * Takes a piece of evidence back, before the task is submitted or after it was returned: the unit's own people, or whoever added it.
 * Who only stands above the unit is refused (`not_allowed`).
 */
export const removeEvidence = staffChange({
  path: "/api/rollout/tasks/evidence/remove",
  summary: "Takes a piece of evidence back.",
  permission: "tasks.act",
  request: z.object({ evidenceId: RecordId }),
  response: z.object({}),
});

/** Submits the evidence. Who decides on the task does not submit it (`not_allowed`), but for their own unit. */
export const submitTask = staffChange({
  path: "/api/rollout/tasks/submit",
  summary: "Submits a task's evidence.",
  permission: "tasks.act",
  request: z.object({ id: AssignmentId, version: z.int() }),
  response: Changed,
  faults: {
    /** Nothing was added yet. */
    no_evidence: 422,
  },
});

/**
 * Accepts what was submitted, or sends it back with a reason. Whoever passed the task down decides; but nobody accepts what they
 * added themselves.
 */
export const decideTask = staffChange({
  path: "/api/rollout/tasks/decide",
  summary: "Accepts what was submitted, or sends it back.",
  permission: "directives.pass",
  request: z.object({
    id: AssignmentId,
    version: z.int(),
    accept: z.boolean(),
    reason: Paragraphs(1_000, 0).default(""),
  }),
  response: Changed,
  faults: {
    reason_missing: 422,
    /** Who accepts has added to the evidence. */
    same_person: 403,
  },
});

/** The units below, and which of them have the task already. */
export const listCascade = staffRead({
  path: "/api/rollout/tasks/cascade/list",
  summary: "The units that a task can be given on to.",
  permission: "directives.pass",
  request: z.object({ id: AssignmentId }),
  response: z.object({ units: z.array(UnitShape.extend({ already: z.boolean() })), dueOn: IsoDay }),
});

/** Gives a task on to units below one's own, with a day of one's own that is not later than one's own. Twice gives nothing twice. */
export const cascadeTask = staffChange({
  path: "/api/rollout/tasks/cascade",
  summary: "Gives a task on to units below.",
  permission: "directives.pass",
  request: z.object({
    id: AssignmentId,
    unitIds: z.array(UnitId).min(1).max(2_000),
    dueOn: IsoDay,
    note: Paragraphs(2_000, 0).default(""),
  }),
  response: z.object({ fresh: z.int(), already: z.int() }),
  faults: {
    /** Later than the unit's own day. */
    due_late: 422,
    due_past: 422,
    /** Not below the unit, or no longer there. */
    unknown_receiver: 422,
  },
  maxBody: 250_000,
});
