/** What a case or a contact answered to the questions of the disease, and the button that asks. */
import { type Answered, dropQuestionnaire, readQuestionnaire } from "@bluezone/contract/health/questionnaire";
import { type Question, questionnaireOf } from "@bluezone/policy/questionnaire";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { Card } from "../../../kit/page/card.tsx";
import { FaultLine } from "../../../kit/page/fault-line.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { Settled } from "../../../kit/page/settled.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { useDisease } from "../disease/disease.ts";
import { ANSWER_CHANGES, type AnswersOf, QuestionnaireDialog } from "./questionnaire-dialog.tsx";
import { QUESTIONNAIRE } from "./words.ts";

function Answers({ answered: { edition, answers, changed, by } }: { readonly answered: Answered }) {
  const t = useWords(QUESTIONNAIRE);
  const disease = useDisease();
  const [locale] = useLocale();
  const moment = useMoment();
  const said = (question: Question): string | false => {
    const answer = answers[question.id];
    if (answer === undefined) return false;
    if (question.kind === "date") return date(parseDay(String(answer)), locale);
    if (!("choices" in question)) return String(answer);
    const chosen = typeof answer === "object" ? answer : [String(answer)];
    return chosen
      .map((one) => question.choices.find(({ id }) => id === one)?.words[locale] ?? one)
      .join("; ");
  };
  const groups = questionnaireOf(disease, edition)?.groups ?? [];
  return (
    <>
      {groups.map(({ id, words, questions }) => {
        const facts = questions.flatMap((question) => {
          const value = said(question);
          return value === false ? [] : [{ name: question.words[locale], value }];
        });
        return (
          facts.length > 0 && (
            <section key={id} className="stack" aria-label={words[locale]}>
              <h3>{words[locale]}</h3>
              <dl className="facts">
                {facts.map(({ name, value }) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        );
      })}
      <p className="small">{t("by", { name: by, time: moment(changed) })}</p>
    </>
  );
}

/** The card; `mayChange` also says that the record is open. */
export function QuestionnaireOf({ of, mayChange }: { readonly of: AnswersOf; readonly mayChange: boolean }) {
  const t = useWords(QUESTIONNAIRE);
  const disease = useDisease();
  const query = useAsk(readQuestionnaire, { of });
  const drop = useAction(dropQuestionnaire, ANSWER_CHANGES);
  const [open, setOpen] = useState(false);
  const ask = { title: t("dropTitle"), text: t("dropText"), yes: t("drop"), danger: true };
  return (
    <Card title={t("title")}>
      <Settled query={query} words={QUESTIONNAIRE}>
        {({ edition, answered }) => {
          const questionnaire = questionnaireOf(disease, edition ?? answered?.edition ?? 0);
          return (
            <>
              {answered ? <Answers answered={answered} /> : <p>{t(questionnaire ? "none" : "notAsked")}</p>}
              {mayChange && questionnaire && (
                <div className="row only-screen">
                  <Button onClick={() => setOpen(true)}>{t(answered ? "change" : "ask")}</Button>
                  {answered && (
                    <Button
                      color="danger"
                      onClick={() => void drop.act({ of, version: answered.version }, t("dropped"), ask)}
                    >
                      {t("drop")}
                    </Button>
                  )}
                </div>
              )}
              <FaultLine error={drop.error} words={QUESTIONNAIRE} />
              {open && questionnaire && (
                <QuestionnaireDialog
                  of={of}
                  questionnaire={questionnaire}
                  answered={answered}
                  onClose={() => setOpen(false)}
                />
              )}
            </>
          );
        }}
      </Settled>
    </Card>
  );
}
