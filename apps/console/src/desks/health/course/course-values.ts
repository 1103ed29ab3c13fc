/** A symptom, an admission or a vaccination as typed: read and written without the page around it. */
import type { CourseTyped } from "@bluezone/contract/health/course";
import { OTHER } from "@bluezone/contract/health/term";
import { type Day, isoDay, parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { orNull } from "../person/person-values.ts";

/** What happened. */
export type CourseKind = CourseTyped["kind"];
/** In the order of the page. */
export const COURSE_KINDS = ["symptom", "admission", "vaccination"] as const satisfies readonly CourseKind[];

/** The fields of all kinds; "" is nothing. */
export type CourseValues = Readonly<
  Record<
    "symptom" | "words" | "where" | "from" | "to" | "intensiveFrom" | "intensiveTo" | "dose" | "product",
    string
  >
>;

/** Nothing typed yet. */
export const NO_COURSE: CourseValues = {
  symptom: "",
  words: "",
  where: "",
  from: "",
  to: "",
  intensiveFrom: "",
  intensiveTo: "",
  dose: "",
  product: "",
};

const shown = (iso: string | null | undefined): string => (iso ? date(parseDay(iso), "vi") : "");

/** What is kept, as it would be typed. */
export function courseValuesOf(what: CourseTyped): CourseValues {
  const from = shown(what.from);
  if (what.kind === "symptom")
    return { ...NO_COURSE, from, to: shown(what.to), symptom: what.symptom, words: what.words ?? "" };
  if (what.kind === "vaccination")
    return { ...NO_COURSE, from, dose: String(what.dose), product: what.product ?? "" };
  const intensive = {
    intensiveFrom: shown(what.intensive?.from),
    intensiveTo: shown(what.intensive?.to),
  };
  return { ...NO_COURSE, from, to: shown(what.to), where: what.where, ...intensive };
}

/** What is typed, to be sent. Throws where `useWrongCourse` finds something wrong. */
export function courseIn(kind: CourseKind, values: CourseValues, today: Day): CourseTyped {
  const day = (typed: string): string => isoDay(typedDay(typed, today) ?? today);
  const dayOrNull = (typed: string): string | null => (typed.trim() === "" ? null : day(typed));
  const { symptom, words, where, from, to, intensiveFrom, intensiveTo, dose, product } = values;
  const span = { from: day(from), to: dayOrNull(to) };
  if (kind === "symptom") {
    return { kind, symptom, words: symptom === OTHER ? orNull(words) : null, ...span };
  }
  if (kind === "vaccination") return { kind, dose: Number(dose), product: orNull(product), from: span.from };
  const intensive =
    intensiveFrom.trim() === "" ? null : { from: day(intensiveFrom), to: dayOrNull(intensiveTo) };
  return { kind, where: where.trim(), ...span, intensive };
}
