/** Follow-ups: what is to be done for contacts, by when, and what came of it. */
import { z } from "zod";
import { staffChange, staffRead } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { ContactClass, FollowUpKind, FollowUpShown } from "./contacts.ts";
import { PersonNote, RecordId } from "./person.ts";

/** What can come of each kind. "no-answer" and "dropped" end it as well; the next one is set apart. */
export const OUTCOMES = {
  call: ["well", "symptoms", "no-answer", "dropped"],
  visit: ["well", "symptoms", "no-answer", "dropped"],
  test: ["sampled", "negative", "positive", "dropped"],
} as const;

/** An outcome of any kind. */
export const FollowUpOutcome = z.enum([
  "well",
  "symptoms",
  "no-answer",
  "sampled",
  "negative",
  "positive",
  "dropped",
]);

/** One line of the list: whom to call, by when. */
export const FollowUpLine = FollowUpShown.pick({
  id: true,
  version: true,
  kind: true,
  due: true,
  outcome: true,
  done: true,
})
  .extend({
    contactId: RecordId,
    personId: RecordId,
    name: z.string(),
    phone: z.string().nullable(),
    commune: z.string().nullable(),
    class: ContactClass.nullable(),
    /** Their quarantine that is open; null also for who may not see it. */
    quarantineId: RecordId.nullable(),
  })
  .meta({ id: "FollowUpLine" });
export type FollowUpLine = z.output<typeof FollowUpLine>;

/** Follow-ups within reach by their time. "late" and "today" are those that are not done; "done" are today's. */
export const listFollowUps = staffRead({
  path: "/api/health/follow-ups/list",
  summary: "Follow-ups of the viewer's units by their time.",
  permission: "contacts.read",
  request: z.object({
    when: z.enum(["late", "today", "later", "done"]),
    limit: z.int().min(1).max(500).default(200),
  }),
  response: z.object({
    followUps: z.array(FollowUpLine),
    counts: z.object({ late: z.int(), today: z.int(), later: z.int(), done: z.int() }),
  }),
});

/** What is wrong with a follow-up. */
const FAULTS = {
  /** The time is over, or more than 60 days ahead. */
  due_invalid: 400,
  /** Nothing that can come of this kind. */
  outcome_invalid: 400,
  person_died: 409,
} as const;
const Version = z.object({ version: z.int() });
const Planned = z.object({ kind: FollowUpKind, due: At });

/** Sets something to be done for a contact. */
export const makeFollowUp = staffChange({
  path: "/api/health/follow-ups/make",
  summary: "Sets something to be done for a contact.",
  permission: "contacts.write",
  request: Planned.extend({ contactId: RecordId }),
  response: z.object({ id: RecordId }),
  faults: { due_invalid: FAULTS.due_invalid, person_died: FAULTS.person_died },
});

const Seen = z.object({ id: RecordId, version: z.int().positive() });

/** Records what came of it, and sets the next one where there is one. */
export const doFollowUp = staffChange({
  path: "/api/health/follow-ups/do",
  summary: "Records what came of a follow-up.",
  permission: "contacts.write",
  request: Seen.extend({
    outcome: FollowUpOutcome,
    note: PersonNote.nullable().default(null),
    next: Planned.nullable().default(null),
  }),
  response: Version,
  faults: FAULTS,
});

/** Puts it off, or brings it forward. */
export const moveFollowUp = staffChange({
  path: "/api/health/follow-ups/move",
  summary: "Gives a follow-up another time.",
  permission: "contacts.write",
  request: Seen.extend({ due: At }),
  response: Version,
  faults: { due_invalid: FAULTS.due_invalid },
});
