/** The questions of the disease are asked and answered, or answers are changed. */
import {
  type Answered,
  answerQuestionnaire,
  readQuestionnaire,
} from "@bluezone/contract/health/questionnaire";
import {
  type Question,
  type QuestionedAs,
  type Questionnaire,
  questionsOf,
} from "@bluezone/policy/questionnaire";
import { type AnswerFault, answerFaults } from "@bluezone/policy/questionnaire-answers";
import { useState } from "react";
import { useToday } from "../../../api/hooks.ts";
import { ChoiceField } from "../../../kit/form/choice-field.tsx";
import { ChoicesField } from "../../../kit/form/choices-field.tsx";
import { DateField } from "../../../kit/form/date-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { NumberField } from "../../../kit/form/number-field.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { KIT } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { answersIn, type QuestionValues, questionValuesOf, shownOf } from "./question-values.ts";
import { QUESTIONNAIRE } from "./words.ts";

/** Whose answers. */
export type AnswersOf = { readonly caseId: string } | { readonly contactId: string };
/** What a change makes old. */
export const ANSWER_CHANGES = { changes: [readQuestionnaire] };

function Field({ question }: { readonly question: Question }) {
  const t = useWords(QUESTIONNAIRE);
  const [locale] = useLocale();
  const { id: name, words, kind } = question;
  const label = words[locale];
  if (kind === "text")
    return <TextField name={name} label={label} maxLength={question.longest} autoComplete="off" />;
  if (kind === "number") return <NumberField name={name} label={label} />;
  if (kind === "date") return <DateField name={name} label={label} />;
  const choices = question.choices.map((one) => ({ value: one.id, label: one.words[locale] }));
  return kind === "choices" ? (
    <ChoicesField name={name} label={label} choices={choices} />
  ) : (
    <ChoiceField name={name} label={label} choices={[...choices, { value: "", label: t("clear") }]} />
  );
}

function useFaultSentence(): (question: Question, why: AnswerFault["why"]) => string {
  const t = useWords(QUESTIONNAIRE);
  const kit = useWords(KIT);
  return (question, why) => {
    if (question.kind === "number") return t("number", { least: question.least, most: question.most });
    if (question.kind !== "date") return t("long");
    return why === "day" ? t("dayLate") : kit("dayWrong");
  };
}

/** The dialog. `answered` is null where nobody was asked yet. */
export function QuestionnaireDialog({
  of,
  questionnaire,
  answered,
  onClose,
}: {
  readonly of: AnswersOf;
  readonly questionnaire: Questionnaire;
  readonly answered: Answered | null;
  readonly onClose: () => void;
}) {
  const t = useWords(QUESTIONNAIRE);
  const kit = useWords(KIT);
  const [locale] = useLocale();
  const today = useToday();
  const [seen] = useState(answered);
  const sentence = useFaultSentence();
  const as: QuestionedAs = "caseId" in of ? "case" : "contact";
  const send = useAction(answerQuestionnaire, ANSWER_CHANGES);
  const wrong = (values: QuestionValues): Readonly<Record<string, string>> => {
    const answers = answersIn(questionnaire, as, values, today);
    const all = questionsOf(questionnaire);
    if (Object.keys(answers).length === 0) return { [all[0]?.id ?? ""]: t("answerOne") };
    return Object.fromEntries(
      answerFaults(questionnaire, as, answers, today).flatMap(({ question: id, why }) => {
        const question = all.find((one) => one.id === id);
        return question ? [[id, sentence(question, why)]] : [];
      }),
    );
  };
  const draft = useDraft<QuestionValues>(questionValuesOf(questionnaire, seen?.answers ?? {}), wrong);
  const shown = shownOf(questionnaire, as, draft.values, today);
  return (
    <Dialog open wide title={t(seen ? "change" : "title")} onClose={onClose}>
      <Form
        draft={draft}
        words={QUESTIONNAIRE}
        send={kit("save")}
        onSend={async (values) => {
          const answers = answersIn(questionnaire, as, values, today);
          const { edition } = questionnaire;
          await send.send(
            { of, version: seen?.version ?? 0, edition, answers: answers as never },
            t("saved"),
          );
          onClose();
        }}
      >
        <p className="small">{t("help")}</p>
        {questionnaire.groups.map((group) => (
          <section key={group.id} className="stack">
            <h3>{group.words[locale]}</h3>
            {group.questions
              .filter(({ id }) => shown.has(id))
              .map((question) => (
                <Field key={question.id} question={question} />
              ))}
          </section>
        ))}
      </Form>
    </Dialog>
  );
}
