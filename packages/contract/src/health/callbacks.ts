/**
 * The desk's endpoints of call-backs: who waits for a call and for how long, taking one, what came of it, how quick
 * units are.
 */
import { z } from "zod";
import { staffChange, staffRead } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { UnitId } from "../units.ts";
import { WISHES } from "./choices.ts";
import { Receipt } from "./from-phone.ts";
import { CommuneCode, IsoDay, PersonNote, PersonTyped, RecordId } from "./person.ts";
import { Symptoms } from "./term.ts";

/** Working minutes after which a call that nobody made is late. */
export const LATE_MINUTES = 240;
/** How long a call-back is kept after it is closed, and at the most when nobody closes it, in days. */
export const CALLBACK_KEPT_DAYS = 30;
export const CALLBACK_MOST_DAYS = 60;

/** What came of a call; "died": nobody called, because the case of whoever waited says that they died. */
export const CALL_OUTCOMES = [
  "reached",
  "advice",
  "contact",
  "quarantine",
  "wrongNumber",
  "flood",
  "died",
] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** A wish for a call, without number and text. */
export const CallbackLine = z
  .object({
    id: RecordId,
    receipt: Receipt,
    unitId: UnitId,
    unitName: z.string(),
    commune: CommuneCode,
    /** Where it came from. */
    source: z.enum(["app", "declaration", "advice"]),
    state: z.enum(["waiting", "taken", "closed"]),
    /** Called first: short breath was given, or an officer said so. */
    urgent: z.boolean(),
    /** A message has reached the number that was left, and its link or code was used. */
    confirmed: z.boolean(),
    wish: z.enum(WISHES),
    /** When it came in, in whole ten minutes. */
    made: At,
    /** Working minutes (7:00–17:00) since it came in, until the first call. */
    waited: z.int().nonnegative(),
    late: z.boolean(),
    /** When to try again; null before a first try and after the last. */
    again: At.nullable(),
    tries: z.int().nonnegative(),
    takenBy: z.string().nullable(),
    mine: z.boolean(),
    outcome: z.enum(CALL_OUTCOMES).nullable(),
    deleteOn: IsoDay,
    version: z.int(),
  })
  .meta({ id: "CallbackLine" });
export type CallbackLine = z.output<typeof CallbackLine>;

/** One that the viewer has taken: the number, and exactly what the person chose to share. */
export const CallbackOpened = CallbackLine.extend({
  phone: z.string(),
  shared: z
    .object({
      day: IsoDay.nullable(),
      part: z.enum(["morning", "afternoon", "evening", "night"]).nullable(),
      minutes: z.int().nullable(),
      confidence: z.enum(["low", "medium", "high"]).nullable(),
      level: z.enum(["low", "high"]).nullable(),
    })
    .nullable(),
  /** Null when the person did not say. */
  symptoms: Symptoms.nullable(),
}).meta({ id: "CallbackOpened" });
export type CallbackOpened = z.output<typeof CallbackOpened>;

/**
 * Who waits: numbers that a message has confirmed before others, then the urgent, then by how long; those that are to be tried
 * later behind. When more wait than `limit`, each has an honest share of places. Closed ones the newest first.
 */
export const listCallbacks = staffRead({
  path: "/api/health/callbacks/list",
  summary: "Who waits for a call, and those that the viewer has taken with their numbers.",
  permission: "callbacks.read",
  request: z.object({
    state: z.enum(["open", "closed"]).default("open"),
    limit: z.int().min(1).max(500).default(200),
    /** Pages of `limit`, from 1 on. */
    page: z.int().min(1).max(1_000).default(1),
  }),
  response: z.object({
    lines: z.array(CallbackLine),
    opened: z.array(CallbackOpened),
    /** How many nobody has taken, for how many of those nobody called in time, and how many somebody has. */
    waiting: z.int(),
    late: z.int(),
    taken: z.int(),
  }),
});

const Seen = z.object({ id: RecordId, version: z.int().positive() });
const done = z.object({ version: z.int() });

/** Takes a call: others see who has it. `conflict` when somebody else was faster. */
export const takeCallback = staffChange({
  path: "/api/health/callbacks/take",
  summary: "Take a call; its number is shown to whoever took it.",
  permission: "callbacks.act",
  request: Seen,
  response: done,
});

/** Gives a call that the viewer took back to the queue. */
export const giveBackCallback = staffChange({
  path: "/api/health/callbacks/give-back",
  summary: "Give a call back to the queue.",
  permission: "callbacks.act",
  request: Seen,
  response: done,
});

/** Nobody answered: back into the queue, to be tried again. Fault `again_invalid`: not within the next three days. */
export const missedCallback = staffChange({
  path: "/api/health/callbacks/missed",
  summary: "Nobody answered; try again later.",
  permission: "callbacks.act",
  request: Seen.extend({ again: At }),
  response: done,
  faults: { again_invalid: 400 },
});

/** Closes a call that the viewer took, without a record of its own. */
export const closeCallback = staffChange({
  path: "/api/health/callbacks/close",
  summary: "Close a call: what came of it.",
  permission: "callbacks.act",
  request: Seen.extend({ outcome: z.enum(["reached", "advice", "wrongNumber"]) }),
  response: done,
});

/**
 * Makes a contact of whoever was called, with what they gave as their name and exactly what they shared from the app; and
 * begins their quarantine by the rule of today when that is asked for. The call is closed. With `near` it is tied to a case: where
 * an interview told of the same person, both become one contact.
 */
export const contactFromCallback = staffChange({
  path: "/api/health/callbacks/contact",
  summary: "Make a contact of whoever was called, and close the call.",
  permission: "contacts.write",
  request: Seen.extend({
    person: PersonTyped.omit({ phone: true }),
    note: PersonNote.optional(),
    /** The case that they were near by the officer's judgement, or a contact of its interview who is this person. */
    near: z.union([z.object({ caseId: RecordId }), z.object({ contactId: RecordId })]).optional(),
    quarantine: z
      .object({
        place: z.enum(["home", "site"]),
        siteName: z.string().max(120).optional(),
        firstDay: IsoDay,
        /** Why it begins before the last contact, or elsewhere than the rule says. */
        reason: PersonNote.nullable().default(null),
      })
      .optional(),
  }),
  response: z.object({ version: z.int(), contactId: RecordId, quarantineId: RecordId.nullable() }),
  faults: {
    first_day_invalid: 400,
    site_missing: 400,
    rule_none: 409,
    quarantine_open: 409,
    person_died: 409,
    start_before_contact: 409,
    elsewhere_than_rule: 409,
  },
});

/** Gives a call to another unit that answers. Fault `unit_invalid`: it does not answer calls, or is no longer there. */
export const routeCallback = staffChange({
  path: "/api/health/callbacks/route",
  summary: "Give a call to another station.",
  permission: "callbacks.act",
  request: Seen.extend({ unitId: UnitId }),
  response: done,
  faults: { unit_invalid: 400 },
});

/** Units that answer people today, everywhere, by words of their name (accents or none). */
export const listAnswerers = staffRead({
  path: "/api/health/callbacks/answerers",
  summary: "Stations and centres that a call, declaration or request can be given to.",
  permission: "callbacks.read",
  request: z.object({ words: z.string().max(80).default(""), limit: z.int().min(1).max(500).default(500) }),
  response: z.object({ units: z.array(z.object({ id: UnitId, name: z.string(), above: z.string() })) }),
});

/** The number under which a unit of the viewer's can be reached; people are told it before they ask for a call. */
export const setStationPhone = staffChange({
  path: "/api/health/callbacks/station-phone",
  summary: "Set the number under which a unit can be reached and from which it calls.",
  permission: "callbacks.act",
  request: z.object({ unitId: UnitId, phone: z.string().max(32).nullable() }),
  response: z.object({ phone: z.string().nullable() }),
  faults: { phone_invalid: 400 },
});

/** The viewer's own unit and its number. */
export const readStationPhone = staffRead({
  path: "/api/health/callbacks/own-phone",
  summary: "The number under which the viewer's own unit can be reached.",
  permission: "callbacks.read",
  request: z.object({}),
  response: z.object({ unitId: UnitId, unitName: z.string(), phone: z.string().nullable() }),
});

/** Fewer first calls than this in a week are not counted out: their times would be somebody's. */
export const FEWEST_CALLS = 5;

/** How long people waited for the first call, by unit and week; totals alone. */
export const replyTimes = staffRead({
  path: "/api/health/callbacks/times",
  summary: "Working time until the first call, by unit and week: half and nine in ten.",
  permission: "reports.read",
  request: z.object({ weeks: z.int().min(1).max(26).default(4) }),
  response: z.object({
    rows: z.array(
      z.object({
        unitId: UnitId,
        unitName: z.string(),
        /** The week's Monday. */
        week: IsoDay,
        /** First calls; null: some, but fewer than five. */
        calls: z.int().nullable(),
        /** Working minutes, rounded up to tens. */
        p50: z.int().nullable(),
        p90: z.int().nullable(),
        late: z.int().nullable(),
      }),
    ),
  }),
});
