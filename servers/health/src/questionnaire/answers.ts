/** Answers as they are checked, kept and shown. */
import { Fault } from "@bluezone/contract/fault";
import { QuestionAnswers } from "@bluezone/contract/health/questionnaire";
import type { Disease } from "@bluezone/policy/disease";
import { questionnaireOf, questionnaireOn } from "@bluezone/policy/questionnaire";
import { type Answers, answerFaults } from "@bluezone/policy/questionnaire-answers";
import type { Day } from "@bluezone/protocol/time";
import type { Person } from "../people/person.ts";
import type { QuestionnaireRow } from "./tables.ts";

/**
 * Throws Fault `edition_invalid` unless the edition is asked today or was answered before, and `answer_invalid` with the
 * questions whose answers are wrong.
 */
export function checkAnswers(
  disease: Pick<Disease, "questionnaires">,
  { edition, answers }: { readonly edition: number; readonly answers: Answers },
  as: "case" | "contact",
  { before, today }: { readonly before: number | undefined; readonly today: Day },
): void {
  const asked = questionnaireOf(disease, edition);
  if (!asked || (edition !== before && questionnaireOn(disease, today)?.edition !== edition))
    throw new Fault("edition_invalid", "These questions are not asked any more.");
  const wrong = answerFaults(asked, as, answers, today);
  if (wrong.length > 0)
    throw new Fault("answer_invalid", wrong.map(({ question, why }) => `${question}: ${why}`).join(", "));
}

/** The answers sealed. */
export const sealedAnswers = (id: string, { own }: Pick<Person, "own">, answers: Answers): Uint8Array =>
  own.seal(`questionnaire/${id}/body`, JSON.stringify(answers));

/** What was answered. */
export const openAnswers = (row: QuestionnaireRow, { own }: Pick<Person, "own">): Answers =>
  QuestionAnswers.parse(JSON.parse(own.open(`questionnaire/${row.id}/body`, row.body)));
