/** An entry of a case's course as it is typed, kept and shown. */
import { Fault } from "@bluezone/contract/fault";
import { CourseTyped } from "@bluezone/contract/health/course";
import { OTHER } from "@bluezone/contract/health/term";
import type { Disease } from "@bluezone/policy/disease";
import { type Day, isoDay, parseDay } from "@bluezone/protocol/time";
import type { Person } from "../people/person.ts";
import type { CourseRow } from "./tables.ts";

type Span = { readonly from: string; readonly to: string | null };

/** Days of a span between the year of birth and today, in order. Throws Fault `day_invalid` or `span_invalid`. */
function days(
  { from, to }: Span,
  { birthYear }: Pick<Person, "birthYear">,
  today: Day,
): readonly [Day, Day | null] {
  const [first, last] = [parseDay(from), to === null ? null : parseDay(to)];
  if (
    first > today ||
    (last ?? first) > today ||
    (birthYear !== null && Number(isoDay(first).slice(0, 4)) < birthYear)
  )
    throw new Fault("day_invalid", "a day lies between the year of birth and today");
  if (last !== null && last < first) throw new Fault("span_invalid", "it ends before it begins");
  return [first, last];
}

/** The columns of an entry. Throws Fault `symptom_unknown`, `day_invalid`, `span_invalid` or `words_missing`. */
export function courseColumns(
  { symptoms }: Pick<Disease, "symptoms">,
  { id, person, today }: { readonly id: string; readonly person: Person; readonly today: Day },
  typed: CourseTyped,
) {
  const [from, to] = days({ from: typed.from, to: "to" in typed ? typed.to : null }, person, today);
  if (typed.kind === "symptom" && !symptoms.some((one) => one.id === typed.symptom))
    throw new Fault("symptom_unknown", "this disease has no such symptom");
  if (typed.kind === "symptom" && typed.symptom === OTHER && typed.words === null)
    throw new Fault("words_missing", "another symptom wants words");
  if (typed.kind === "admission" && typed.intensive !== null) {
    const [first, last] = days(typed.intensive, person, today);
    if (first < from || (to !== null && (last ?? first) > to))
      throw new Fault("day_invalid", "intensive care lies within the admission");
  }
  return {
    kind: typed.kind,
    from_day: from,
    to_day: to,
    body: person.own.seal(`course/${id}/body`, JSON.stringify(typed)),
  };
}

/** What was typed, as it is kept. The days of the columns are the same. */
export const typedCourse = (row: CourseRow, { own }: Pick<Person, "own">): CourseTyped =>
  CourseTyped.parse(JSON.parse(own.open(`course/${row.id}/body`, row.body)));
