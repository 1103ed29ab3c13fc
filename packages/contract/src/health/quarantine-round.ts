/**
 * The round of quarantine without a network: the day's list is taken along, and what was recorded on the way is sent later.
 * Each visit is kept or refused by itself, so that one that does not hold any more holds no other up.
 */
import { z } from "zod";
import { staffChange } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { IsoDay, RecordId } from "./person.ts";
import { EndKind, Place } from "./quarantine.ts";
import { AskedSymptoms, Symptoms } from "./term.ts";

/** Most people of one list that is taken along: more than a commune's station visits in a day. */
export const MOST_ROUND = 200;
/** Most visits of one call. */
export const MOST_VISITS = 100;
/** Hours for which a list may be kept, if the day does not end before. */
export const ROUND_HOURS = 12;
/** Days within which what was recorded must arrive. */
export const VISIT_DAYS = 7;

/** One person of a list that is taken along: what finds and asks them, and nothing of how they were. */
export const RoundPerson = z
  .object({
    /** Of the quarantine. */
    id: RecordId,
    name: z.string(),
    phone: z.string().nullable(),
    address: z.string().nullable(),
    place: Place,
    siteName: z.string().nullable(),
    day: z.int(),
    days: z.int(),
    /** The `nth` of today's entries, 0 for none. */
    morning: z.int().min(0),
    afternoon: z.int().min(0),
    /** Whether a sample of the rule is due today or was due before. */
    testDue: z.boolean(),
  })
  .meta({ id: "RoundPerson" });
export type RoundPerson = z.output<typeof RoundPerson>;

/**
 * Takes the day's list along: who is in quarantine within reach today. The audit log names who took it and how many people it
 * has. The device erases it at `until`: the end of the day, or `ROUND_HOURS` later. Fault `round_too_large` above `MOST_ROUND`.
 */
export const takeRound = staffChange({
  path: "/api/health/quarantine/round-take",
  summary: "Takes the day's list of a commune along, for visits without a network.",
  permission: "quarantine.write",
  request: z.object({}),
  response: z.object({
    people: z.array(RoundPerson),
    /** What is asked on the way: symptoms in the words of the desk, and from which temperature on somebody has a fever. */
    asked: AskedSymptoms.extend({ feverFrom: z.number() }),
    at: At,
    until: At,
  }),
  faults: { round_too_large: 409 },
});

/** What a visit came to: measured, or nobody was met. */
export const VisitSaid = z.union([
  z.object({ temperature: z.number().nullable(), symptoms: Symptoms }),
  z.literal("nobody"),
]);

/** A visit as the device recorded it. Day and half of the day follow from `at`. */
export const Visit = z.object({
  /** Drawn by the device: the same visit sent twice counts once. */
  visit: z.uuid(),
  /** Of the quarantine. */
  id: RecordId,
  /** When it was recorded. */
  at: At,
  /** The `nth` of the entry that the officer knew of, 0 for none. */
  seen: z.int().min(0),
  /** Where the person stays as far as the officer knew. */
  place: Place,
  siteName: z.string().max(120).nullable(),
  said: VisitSaid,
});
export type Visit = z.input<typeof Visit>;

const one = <Name extends string, Shape extends z.ZodRawShape>(result: Name, shape: Shape) =>
  z.object({ visit: z.uuid(), result: z.literal(result), ...shape });

/**
 * What became of a visit. Kept ones have the `nth` that stands there now. Refused ones change nothing: `conflict` (another entry
 * stands there), `moved` (the person stays elsewhere by now), `ended` (recorded after the end), `not_found` (no such quarantine
 * within reach any more), `day_invalid` (ahead, before the first day, or older than `VISIT_DAYS`), `temperature_invalid`, `symptom_unknown`.
 */
export const VisitResult = z.discriminatedUnion("result", [
  one("kept", { nth: z.int() }),
  one("already", { nth: z.int() }),
  one("conflict", {
    theirs: z.object({
      nth: z.int(),
      temperature: z.number().nullable(),
      symptoms: Symptoms,
      by: z.enum(["desk", "person"]),
      at: At,
    }),
  }),
  one("moved", { place: Place, siteName: z.string().nullable() }),
  one("ended", { day: IsoDay, kind: EndKind }),
  one("not_found", {}),
  one("day_invalid", {}),
  one("temperature_invalid", {}),
  one("symptom_unknown", {}),
]);
export type VisitResult = z.output<typeof VisitResult>;

/** Sends visits in the order in which they were recorded. Each is a change of its own, with its entry in the audit log. */
export const sendRound = staffChange({
  path: "/api/health/quarantine/round-send",
  summary: "Sends what was recorded on a round without a network.",
  permission: "quarantine.write",
  request: z.object({ visits: z.array(Visit).min(1).max(MOST_VISITS) }),
  response: z.object({ results: z.array(VisitResult) }),
});
