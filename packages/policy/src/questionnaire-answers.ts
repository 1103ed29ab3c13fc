/** Answers to a questionnaire: which questions are asked, and what is wrong with an answer. The same rules on the desk and on the server. */
import { type Day, parseDay } from "@bluezone/protocol/time";
import { type Question, type QuestionedAs, type Questionnaire, questionsOf } from "./questionnaire.ts";

/** Answers by question: a text, a choice's id or a day ("2020-12-27"); a whole number; ids of several choices. */
export type Answers = Readonly<Record<string, string | number | readonly string[]>>;

/** What is wrong with an answer: nothing asks it (`unasked`), it is of another kind, no such choice, too long, out of range, a day to come. */
export type AnswerFault = {
  readonly question: string;
  readonly why: "unasked" | "kind" | "choice" | "long" | "range" | "day";
};

const chosenIn = (answer: Answers[string] | undefined): readonly string[] =>
  answer === undefined || typeof answer === "number" ? [] : typeof answer === "string" ? [answer] : answer;

/** The questions that are asked of somebody with these answers, in order. One whose condition hangs on an unasked one is not asked. */
export function askedOf(
  questionnaire: Pick<Questionnaire, "groups">,
  as: QuestionedAs,
  answers: Answers,
): readonly Question[] {
  const asked = new Map<string, Question>();
  for (const question of questionsOf(questionnaire)) {
    const { id, of, showIf } = question;
    if (of && !of.includes(as)) continue;
    const met =
      showIf === undefined ||
      (asked.has(showIf.question) &&
        chosenIn(answers[showIf.question]).some((one) => showIf.is.includes(one)));
    if (met) asked.set(id, question);
  }
  return [...asked.values()];
}

/** The answers without those that nothing asks any more. */
export function withoutUnasked(
  questionnaire: Pick<Questionnaire, "groups">,
  as: QuestionedAs,
  answers: Answers,
): Answers {
  const asked = new Set(askedOf(questionnaire, as, answers).map(({ id }) => id));
  return Object.fromEntries(Object.entries(answers).filter(([id]) => asked.has(id)));
}

function isPast(text: string, today: Day): boolean {
  try {
    return parseDay(text) <= today;
  } catch {
    return false;
  }
}

function wrongWith(question: Question, answer: Answers[string], today: Day): AnswerFault["why"] | undefined {
  if (question.kind === "number") {
    if (typeof answer !== "number" || !Number.isInteger(answer)) return "kind";
    return answer < question.least || answer > question.most ? "range" : undefined;
  }
  if (question.kind === "choices") {
    if (typeof answer === "string" || typeof answer === "number" || answer.length === 0) return "kind";
    const known = new Set(question.choices.map(({ id }) => id));
    return answer.every((one) => known.has(one)) && new Set(answer).size === answer.length
      ? undefined
      : "choice";
  }
  if (typeof answer !== "string" || answer === "") return "kind";
  if (question.kind === "choice")
    return question.choices.some(({ id }) => id === answer) ? undefined : "choice";
  if (question.kind === "text")
    return answer.length > question.longest ? "long" : /^\P{C}*$/u.test(answer) ? undefined : "kind";
  return isPast(answer, today) ? undefined : "day";
}

/** What is wrong with some answers; nothing has to be answered. */
export function answerFaults(
  questionnaire: Pick<Questionnaire, "groups">,
  as: QuestionedAs,
  answers: Answers,
  today: Day,
): readonly AnswerFault[] {
  const asked = new Map(askedOf(questionnaire, as, answers).map((question) => [question.id, question]));
  return Object.entries(answers).flatMap(([id, answer]) => {
    const question = asked.get(id);
    const why = question ? wrongWith(question, answer, today) : "unasked";
    return why === undefined ? [] : [{ question: id, why }];
  });
}
