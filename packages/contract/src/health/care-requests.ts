/**
 * Records between units. A unit that knows that another looks after somebody asks for the record: to take it over, or to read it
 * for a week. A unit that looks after a contact asks another to take the contact over, without the case. The other side answers;
 * until then nothing moves, and nobody loses sight.
 */
import { z } from "zod";
import { staffChange, staffRead } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { UnitId } from "../units.ts";
import { CaseNumber } from "./case-number.ts";
import { HandOverReason } from "./hand-overs.ts";
import { PersonTyped, RecordId } from "./person.ts";

/** For how many days a record that was shown can be read. */
export const SHOWN_DAYS = 7;

/** What the asking unit wants: to look after the person from now on, or to read their records. */
export const CareWish = z.enum(["take", "read"]);

/**
 * Asks for a record of another unit: by the number of a case, or for somebody of whom the asker has a record too. Of what is found
 * out of reach only the unit is told; for somebody of whom the asker has none nothing is found. `own_record`: it lies within reach already.
 */
export const askRecord = staffChange({
  path: "/api/health/care/ask",
  summary: "Asks another unit for a record: to take it over, or to read it.",
  permission: "cases.handover",
  request: z.object({
    of: z.union([
      z.object({ number: CaseNumber }),
      z.object({ person: PersonTyped.pick({ name: true, birthYear: true, phone: true }) }),
    ]),
    wish: CareWish,
    reason: HandOverReason,
  }),
  response: z.object({ asked: z.array(z.object({ id: RecordId, unitName: z.string() })) }),
  faults: {
    phone_invalid: 400,
    own_record: 409,
    asked_already: 409,
    names_somebody: 400,
    quota_exceeded: 429,
  },
});

/**
 * Asks another unit to take a contact over, with their quarantine and follow-ups; the case that they were near stays. `has_case`:
 * the person has an open case, which is handed over instead.
 */
export const handOverContact = staffChange({
  path: "/api/health/care/hand-over",
  summary: "Asks another unit to take a contact over.",
  permission: "cases.handover",
  request: z.object({
    contactId: RecordId,
    version: z.int().positive(),
    toUnitId: UnitId,
    reason: HandOverReason,
  }),
  response: z.object({ id: RecordId }),
  faults: { unit_unknown: 400, same_unit: 400, asked_already: 409, has_case: 409, names_somebody: 400 },
});

/**
 * Answers. "moved", "shown" and "declined" are for the unit that was asked, "withdrawn" for the one that asked. With "moved" all
 * that is the person's goes into the other's care; with "shown", the answer to a unit that asks for a record alone, that unit
 * reads it for `SHOWN_DAYS` days.
 */
export const answerCareRequest = staffChange({
  path: "/api/health/care/answer",
  summary: "Gives a record over, shows it, declines, or withdraws the request.",
  permission: "cases.handover",
  request: z.object({ id: RecordId, answer: z.enum(["moved", "shown", "declined", "withdrawn"]) }),
  response: z.object({}),
});

/** Where a record is found. */
const Found = z.object({
  cases: z.array(z.object({ id: RecordId, number: CaseNumber })),
  contacts: z.array(z.object({ id: RecordId })),
});

/** A request, for the side that reads it. */
export const CareRequest = z
  .object({
    id: RecordId,
    /** "ask": a unit asks for another's record; "give": a unit asks another to take one over. */
    way: z.enum(["ask", "give"]),
    wish: CareWish,
    /** Whether the viewer's units answer it, or wait for the answer. */
    side: z.enum(["mine", "theirs"]),
    /** The unit on the other side. */
    unitName: z.string(),
    reason: z.string(),
    asked: At,
    answer: z.enum(["moved", "shown", "declined", "withdrawn"]).nullable(),
    /** Until when it can be read. */
    until: At.nullable(),
    /** The number of the case that was asked for; null when none was named. */
    number: CaseNumber.nullable(),
    /** Who it is, for whoever looks after them or may read them now; null for others. */
    person: z.object({ id: RecordId, name: z.string(), birthYear: z.int().nullable() }).nullable(),
    found: Found.nullable(),
  })
  .meta({ id: "CareRequest" });
export type CareRequest = z.output<typeof CareRequest>;

/** Requests that wait, and those that were answered in the last week, the oldest that wait first. */
export const listCareRequests = staffRead({
  path: "/api/health/care/list",
  summary: "Requests for records between units.",
  permission: "cases.handover",
  request: z.object({}),
  response: z.object({ requests: z.array(CareRequest) }),
});
