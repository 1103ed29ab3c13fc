/** Answers as a form has them: every question has a value, and what is not asked is left out when it is sent. */
import {
  type Question,
  type QuestionedAs,
  type Questionnaire,
  questionsOf,
} from "@bluezone/policy/questionnaire";
import { type Answers, askedOf, withoutUnasked } from "@bluezone/policy/questionnaire-answers";
import { type Day, isoDay, parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { typedNumber } from "../../../kit/form/typed-number.ts";

/** What is typed, by question: a text, or the ids that are ticked. */
export type QuestionValues = Readonly<Record<string, string | readonly string[]>>;

function valueIn({ kind }: Question, answer: Answers[string] | undefined): string | readonly string[] {
  if (kind === "choices") return typeof answer === "object" ? answer : [];
  if (answer === undefined) return "";
  return kind === "date" ? date(parseDay(String(answer)), "vi") : String(answer);
}

/** What the form begins with. */
export const questionValuesOf = (questionnaire: Questionnaire, answers: Answers): QuestionValues =>
  Object.fromEntries(
    questionsOf(questionnaire).map((question) => [question.id, valueIn(question, answers[question.id])]),
  );

function answerOf({ kind }: Question, value: QuestionValues[string] | undefined, today: Day) {
  if (typeof value !== "string") return value === undefined || value.length === 0 ? undefined : value;
  const text = value.normalize("NFC").replace(/\s+/g, " ").trim();
  if (text === "") return undefined;
  if (kind === "number") return typedNumber(text) ?? text;
  if (kind !== "date") return text;
  const day = typedDay(text, today);
  return day === undefined ? text : isoDay(day);
}

/** The answers to what is asked. A number or a day that cannot be read stays as it was typed: the rules refuse it. */
export function answersIn(
  questionnaire: Questionnaire,
  as: QuestionedAs,
  values: QuestionValues,
  today: Day,
): Answers {
  const all = Object.fromEntries(
    questionsOf(questionnaire).flatMap((question) => {
      const answer = answerOf(question, values[question.id], today);
      return answer === undefined ? [] : [[question.id, answer]];
    }),
  );
  return withoutUnasked(questionnaire, as, all);
}

/** The questions that the form shows now. */
export const shownOf = (
  questionnaire: Questionnaire,
  as: QuestionedAs,
  values: QuestionValues,
  today: Day,
): ReadonlySet<string> =>
  new Set(askedOf(questionnaire, as, answersIn(questionnaire, as, values, today)).map(({ id }) => id));
