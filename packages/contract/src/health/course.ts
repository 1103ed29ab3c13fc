/** The course of a case's illness: symptoms, admissions, vaccinations. What is written here is sealed under the person's key. */
import { z } from "zod";
import { staffChange, staffRead } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { IsoDay, Line, RecordId } from "./person.ts";
import { TermId } from "./term.ts";

/** From a day to a day, both included; without the last it goes on, or nobody knows. */
const span = { from: IsoDay, to: IsoDay.nullable() };

/** One thing that happened. Days lie between the year of birth and today, and no `to` before its `from`. */
export const CourseTyped = z.discriminatedUnion("kind", [
  /** `words` say what an "other" one is. */
  z.object({ kind: z.literal("symptom"), symptom: TermId, words: Line.nullable(), ...span }),
  /** `intensive` is the time in intensive care, within that of the admission. */
  z.object({ kind: z.literal("admission"), where: Line, ...span, intensive: z.object(span).nullable() }),
  z.object({
    kind: z.literal("vaccination"),
    dose: z.int().min(1).max(10),
    product: Line.nullable(),
    from: IsoDay,
  }),
]);
export type CourseTyped = z.output<typeof CourseTyped>;

/** The same as it is kept. */
export const CourseEntry = z
  .object({ id: RecordId, version: z.int(), what: CourseTyped, changed: At, by: z.string() })
  .meta({ id: "CourseEntry" });
export type CourseEntry = z.output<typeof CourseEntry>;

/** At most so many of a case. */
export const MOST_COURSE = 100;

/** What is wrong with an entry. */
export const COURSE_FAULTS = {
  /** A day to come, or before the year of birth; intensive care outside the admission. */
  day_invalid: 400,
  /** Ends before it begins. */
  span_invalid: 400,
  /** No symptom of the disease. */
  symptom_unknown: 400,
  /** An "other" symptom without words. */
  words_missing: 400,
} as const;

/** The course of a case by its days, with that of the records that were merged into it. */
export const readCourse = staffRead({
  path: "/api/health/course/read",
  summary: "Symptoms, admissions and vaccinations of a case.",
  permission: "cases.read",
  request: z.object({ caseId: RecordId }),
  response: z.object({ entries: z.array(CourseEntry) }),
});

/** Adds an entry. `id` is drawn by the desk: the same call again adds nothing. */
export const addCourse = staffChange({
  path: "/api/health/course/add",
  summary: "Adds a symptom, an admission or a vaccination to a case.",
  permission: "cases.write",
  request: z.object({ caseId: RecordId, id: RecordId, what: CourseTyped }),
  response: z.object({ version: z.int() }),
  faults: { ...COURSE_FAULTS, too_many: 409 },
});

const Seen = z.object({ id: RecordId, version: z.int().positive() });

/** Changes an entry as a whole; it stays of its kind (`conflict`). */
export const changeCourse = staffChange({
  path: "/api/health/course/change",
  summary: "Changes a symptom, an admission or a vaccination.",
  permission: "cases.write",
  request: Seen.extend({ what: CourseTyped }),
  response: z.object({ version: z.int() }),
  faults: COURSE_FAULTS,
});

/** Takes an entry away that was made in error. */
export const dropCourse = staffChange({
  path: "/api/health/course/drop",
  summary: "Takes an entry of a case's course away.",
  permission: "cases.write",
  request: Seen,
  response: z.object({}),
});
