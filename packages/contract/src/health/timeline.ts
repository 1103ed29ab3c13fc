/** All that is dated about a case, in order, and its summary: each slice says its own part, nothing is kept twice. */
import { z } from "zod";
import { staffRead } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { CaseNumber } from "./case-number.ts";
import { CaseClass, CaseOutcome, TestTyped } from "./cases.ts";
import { ContactClass } from "./contacts.ts";
import { CourseTyped } from "./course.ts";

import { IsoDay, RecordId } from "./person.ts";
import { SampleTyped } from "./samples.ts";
import { Symptoms } from "./term.ts";

/** What happened, by its kind. */
export const TimelineWhat = z.discriminatedUnion("kind", [
  /** First symptoms, as the case says. */
  z.object({ kind: z.literal("onset") }),
  z.object({ kind: z.literal("recorded"), source: z.enum(["desk", "laboratory"]) }),
  z.object({
    kind: z.literal("class"),
    from: CaseClass.nullable(),
    to: CaseClass,
    tested: TestTyped.nullable(),
  }),
  z.object({ kind: z.literal("reported") }),
  z.object({ kind: z.literal("interviewed") }),
  z.object({ kind: z.literal("outcome"), outcome: CaseOutcome }),
  z.object({ kind: z.literal("closed") }),
  /** Another record of the person was merged into this one. */
  z.object({ kind: z.literal("merged"), number: CaseNumber }),
  z.object({
    kind: z.literal("hand-over"),
    toUnitName: z.string(),
    answer: z.enum(["taken", "declined", "withdrawn"]).nullable(),
  }),
  z.object({
    kind: z.literal("code"),
    way: z.enum(["result", "new", "spoken", "slip", "revised"]),
    sms: z.enum(["waiting", "sending", "sent", "failed", "unsure", "none"]),
  }),
  /** The phone exchanged the code, in whole ten minutes. */
  z.object({ kind: z.literal("code-used") }),
  /** The person was near somebody, as a contact of another case; the number where that is known. */
  z.object({ kind: z.literal("exposed"), near: CaseNumber.nullable(), class: ContactClass.nullable() }),
  /** People who were near this case and were entered on a day by one officer. */
  z.object({ kind: z.literal("contacts"), count: z.int() }),
  /** The case was put into a cluster. */
  z.object({ kind: z.literal("cluster"), name: z.string() }),
  z.object({ kind: z.literal("course"), what: CourseTyped }),
  z.object({ kind: z.literal("sample"), sample: SampleTyped }),
  z.object({ kind: z.literal("sample-result"), sample: SampleTyped }),
  z.object({ kind: z.literal("quarantine"), place: z.enum(["home", "site"]) }),
  z.object({ kind: z.literal("quarantine-end") }),
  /** A sample of a quarantine, for a day of its course, and what came of it. */
  z.object({
    kind: z.literal("quarantine-test"),
    courseDay: z.int(),
    result: z.enum(["negative", "positive"]).nullable(),
  }),
  /** How somebody was on a day of quarantine: the highest temperature in degrees Celsius, and all symptoms of the day. */
  z.object({
    kind: z.literal("quarantine-day"),
    temperature: z.number().nullable(),
    symptoms: Symptoms,
  }),
]);
export type TimelineWhat = z.output<typeof TimelineWhat>;

/** One entry: the day, the moment where it is known, and who did it where an officer or a laboratory's key did. */
export const TimelineEntry = z
  .object({
    day: IsoDay,
    at: At.nullable(),
    by: z.string().nullable(),
    /** The record that it is of: a sample, a quarantine, a contact …; null where it is the case itself. */
    id: RecordId.nullable(),
    what: TimelineWhat,
  })
  .meta({ id: "TimelineEntry" });
export type TimelineEntry = z.output<typeof TimelineEntry>;

const Case = z.object({ id: RecordId });

/** The timeline of a case, the earliest first. What the viewer may not read (contacts, quarantine, codes) is left out. */
export const readTimeline = staffRead({
  path: "/api/health/cases/timeline",
  summary: "All that is dated about a case, in order.",
  permission: "cases.read",
  request: Case,
  response: z.object({ entries: z.array(TimelineEntry) }),
});

/** Counts and states around a case, for its page. What the viewer may not read is null. */
export const readSummary = staffRead({
  path: "/api/health/cases/summary",
  summary: "Counts and states of contacts, quarantine, codes and samples of a case.",
  permission: "cases.read",
  request: Case,
  response: z.object({
    /**
     * People near this case: in all; by class, not classed or with a case of their own, each once; with something to be done, and
     * with something that is late.
     */
    contacts: z
      .object({
        all: z.int(),
        f1: z.int(),
        f2: z.int(),
        none: z.int(),
        waiting: z.int(),
        cases: z.int(),
        due: z.int(),
        late: z.int(),
      })
      .nullable(),
    /**
     * The case's own quarantine that is open, and people near this case: in quarantine now, and over; F1 who should be and whom
     * nobody looks after (`unwatched`), and F1 who never were in it, however long ago that is (`unquarantined`).
     */
    quarantine: z
      .object({
        own: RecordId.nullable(),
        now: z.int(),
        ended: z.int(),
        unwatched: z.int(),
        unquarantined: z.int(),
      })
      .nullable(),
    /** Codes: made, used by a phone, in force still; messages that failed. */
    codes: z.object({ made: z.int(), used: z.int(), open: z.int(), failed: z.int() }).nullable(),
    /** Samples of the case's person, and how many of them wait for a result. */
    samples: z.object({ all: z.int(), waiting: z.int(), positive: z.int() }).nullable(),
  }),
});
