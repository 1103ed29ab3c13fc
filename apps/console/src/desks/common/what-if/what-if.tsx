/** Trying situations out: what is compared, the answer under both sources of contacts, and what it assumes. */
import { MODELLED } from "@bluezone/epidemic/scenario";
import type { Answer } from "@bluezone/epidemic/study";
import { Button } from "@mantine/core";
import { type ReactNode, useMemo, useState } from "react";
import { useProvince } from "../../../api/province.ts";
import { Notice } from "../../../kit/page/notice.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { PrintButton } from "../../../kit/page/print-button.tsx";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { SourceAnswer } from "./answer.tsx";
import { Assumptions } from "./assumptions.tsx";
import { CHOICES, type Choices, questionOf, scenarioOf } from "./choices.ts";
import { Choose } from "./choose.tsx";
import { Running } from "./running.tsx";
import { StudyFailed } from "./study-failed.tsx";
import { useStudy } from "./use-study.ts";
import { WHAT_IF } from "./words.ts";
import "./what-if.css";

/** The same luck each time, so that a choice alone changes the answer. */
const SEED = 1;

type Answered = { readonly choices: Choices; readonly answers: readonly (readonly Answer[])[] };

/** The page of either desk. `more`: what a desk adds to the choices, given how to choose. */
export function WhatIfDesk({
  more,
}: {
  readonly more?: (choices: Choices, choose: (next: Choices) => void) => ReactNode;
}) {
  const t = useWords(WHAT_IF);
  const title = useWords(PAGES);
  const [choices, choose] = useState(CHOICES);
  const [answered, setAnswered] = useState<Answered>();
  const [failed, setFailed] = useState(false);
  const { ask, progress, stop } = useStudy();
  const { code, name } = useProvince();
  const scenario = useMemo(() => scenarioOf(choices), [choices]);
  async function run(): Promise<void> {
    setFailed(false);
    const asked = {
      of: "study",
      scenario,
      questions: [questionOf(choices)],
      runs: choices.runs,
      seed: SEED,
    } as const;
    try {
      const answers = await ask(asked, scenario.contacts);
      if (answers) setAnswered({ choices, answers });
    } catch {
      setFailed(true);
    }
  }
  return (
    <>
      <PageTitle actions={answered && <PrintButton />}>{title("whatIf")}</PageTitle>
      <div className="stack">
        <p>{t("intro", { province: MODELLED.name })}</p>
        {code !== MODELLED.code && <Notice>{t("elsewhere", { province: MODELLED.name, here: name })}</Notice>}
        <section className="card stack only-screen" aria-label={t("run")}>
          <Choose choices={choices} change={choose} />
          <div className="row">
            <Button variant="filled" disabled={progress !== undefined} onClick={() => void run()}>
              {t("run")}
            </Button>
            {progress && <Running progress={progress} stop={stop} />}
          </div>
          {failed && <StudyFailed again={() => void run()} />}
        </section>
        {more?.(choices, choose)}
        {answered && answered.choices !== choices && <Notice role="status">{t("changed")}</Notice>}
        {answered && (
          <>
            <p>{t("sources")}</p>
            {answered.answers.map((answers) => (
              <SourceAnswer
                key={answers[0]?.contacts}
                answers={answers}
                compared={answered.choices.compared}
              />
            ))}
          </>
        )}
        <Assumptions scenario={answered ? scenarioOf(answered.choices) : scenario} />
      </div>
    </>
  );
}
