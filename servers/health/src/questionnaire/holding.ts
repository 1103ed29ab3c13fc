/** What somebody answered to the questions of a disease, as they may read it themselves. */
import { type Question, questionnaireOf, questionsOf } from "@bluezone/policy/questionnaire";
import type { Answers } from "@bluezone/policy/questionnaire-answers";
import type { Holding } from "../people/holding.ts";
import { ALL_UNREADABLE, facts, onDay, readable } from "../people/holding-words.ts";
import { openAnswers } from "./answers.ts";
import { answersAbout, dropAnswersAbout } from "./store.ts";

/** An answer in words. */
function said(question: Question, answer: Answers[string]): string {
  if (question.kind === "date") return onDay(String(answer)) ?? "";
  if (!("choices" in question)) return String(answer);
  const chosen = typeof answer === "object" ? answer : [String(answer)];
  return chosen.map((one) => question.choices.find(({ id }) => id === one)?.words.vi ?? one).join("; ");
}

/** The answers, question by question. */
export const QUESTIONNAIRE: Holding = {
  table: "questionnaire",
  title: "Trả lời phỏng vấn",
  purpose: "Điều tra dịch tễ: tìm nguồn lây, biết nguy cơ trở nặng",
  until: "cùng với ca bệnh hoặc lần tiếp xúc",
  rows: async (sql, person, { config }) =>
    (await answersAbout(sql, person.id)).map((row) => {
      const answers = readable(() => openAnswers(row, person));
      if (!answers) return facts(ALL_UNREADABLE);
      const asked = questionsOf(questionnaireOf(config.disease, row.edition) ?? { groups: [] });
      return facts(
        ...asked.flatMap((question) => {
          const answer = answers[question.id];
          return answer === undefined ? [] : [[question.words.vi, said(question, answer)] as const];
        }),
      );
    }),
  drop: dropAnswersAbout,
};
