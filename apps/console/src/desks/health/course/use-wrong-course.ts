/** Sentences for what is wrong with a symptom, an admission or a vaccination as typed. */
import { useToday } from "../../../api/hooks.ts";
import { useDayFault } from "../../../kit/form/date-field.tsx";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { useWords } from "../../../words/language.tsx";
import type { CourseKind, CourseValues } from "./course-values.ts";
import { COURSE } from "./words.ts";

/** For a draft, by field. */
export function useWrongCourse(
  kind: CourseKind,
): (values: CourseValues) => Partial<Record<keyof CourseValues, string | undefined>> {
  const t = useWords(COURSE);
  const today = useToday();
  const dayFault = useDayFault();
  const is = (right: boolean, sentence: string): string | undefined => (right ? undefined : sentence);
  /** The last day is none, or a day from the first one on. */
  const last = (from: string, to: string): string | undefined =>
    dayFault(to, false) ??
    is(
      (typedDay(to, today) ?? today) >= (typedDay(from, today) ?? 0) || to.trim() === "",
      t("fault_span_invalid"),
    );
  return ({ symptom, words, where, from, to, intensiveFrom, intensiveTo, dose }) => {
    const first = dayFault(from) ?? is((typedDay(from, today) ?? today) <= today, t("fault_day_invalid"));
    if (kind === "vaccination")
      return { dose: is(/^([1-9]|10)$/.test(dose.trim()), t("doseWrong")), from: first };
    if (kind === "symptom")
      return {
        symptom: is(symptom !== "", t("symptomMissing")),
        words: is(symptom !== "other" || words.trim() !== "", t("wordsMissing")),
        from: first,
        to: last(from, to),
      };
    return {
      where: is(where.trim() !== "", t("placeMissing")),
      from: first,
      to: last(from, to),
      intensiveFrom:
        dayFault(intensiveFrom, false) ??
        is(intensiveTo.trim() === "" || intensiveFrom.trim() !== "", t("intensiveMissing")),
      intensiveTo: last(intensiveFrom, intensiveTo),
    };
  };
}
