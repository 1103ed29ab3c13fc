/** The three steps of a letter, written, registered, passed down, with the one button that comes next. */
import { fileDirective } from "@bluezone/contract/rollout/directives";
import { previewPass } from "@bluezone/contract/rollout/planned-tasks";
import { Button } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useAsk } from "../../../api/hooks.ts";
import { FaultLine } from "../../../kit/page/fault-line.tsx";
import { PageButton } from "../../../kit/page/page-link.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useSession } from "../../../shell/session.ts";
import { useWords } from "../../../words/language.tsx";
import { CHANGED } from "./changed.ts";
import { LETTER_STEPS, letterStep } from "./letter-step.ts";
import type { ReadDirective } from "./read.ts";
import { DIRECTIVES } from "./words.ts";

/** The button of the step to be taken now. */
function Next({ read }: { readonly read: ReadDirective }) {
  const t = useWords(DIRECTIVES);
  const { may } = useSession();
  const file = useAction(fileDirective, { changes: CHANGED });
  const { id, version } = read.directive;
  const step = letterStep(read);
  const put = () =>
    file.act({ id, version }, ({ archiveNumber, number }) =>
      t("filed", { number: archiveNumber, version: number }),
    );
  if (step === "write")
    return (
      <PageButton to="/directives/$id/clauses" parts={{ id }} variant="filled">
        {t("edit")}
      </PageButton>
    );
  if (step === "file")
    return (
      <>
        <Button variant="filled" loading={file.isPending} onClick={() => void put()}>
          {t("fileAway")}
        </Button>
        <FaultLine error={file.error} words={DIRECTIVES} />
      </>
    );
  if (!may("directives.pass")) return null;
  if (step === "done") return read.tasks.length > 0 && <Later id={id} />;
  return (
    <PageButton to="/directives/$id/pass" parts={{ id }} variant="filled">
      {t("pass")}
    </PageButton>
  );
}

/** Of a letter that was passed down: what units and kinds that were added since have not been given. Nothing where all have. */
function Later({ id }: { readonly id: string }) {
  const t = useWords(DIRECTIVES);
  const fresh = useAsk(previewPass, { directiveId: id }).data?.fresh ?? 0;
  if (fresh === 0) return null;
  return (
    <>
      <span>{t("archiveFresh", { count: fresh })}</span>
      <PageButton to="/directives/$id/pass" parts={{ id }}>
        {t("passFresh")}
      </PageButton>
    </>
  );
}

/** Nothing for who does not keep the letter. */
export function LetterSteps({ read }: { readonly read: ReadDirective }) {
  const t = useWords(DIRECTIVES);
  const { mine, versions } = read.directive;
  if (!mine) return null;
  const step = letterStep(read);
  const at = step === "done" ? LETTER_STEPS.length : LETTER_STEPS.indexOf(step);
  const stands = {
    write: t("archiveEmpty"),
    file:
      versions.length > 0 ? t("archiveChanged", { version: versions.at(-1)?.number ?? 0 }) : t("archiveNone"),
    pass: t("archiveReady"),
    done: t(read.tasks.length === 0 ? "archiveNoTask" : "archivePassed"),
  };
  return (
    <section className="card stack" aria-label={t("steps")}>
      <ol className="letter-steps plain">
        {LETTER_STEPS.map((one, i) => (
          <li key={one} data-state={i < at ? "done" : undefined} aria-current={i === at ? "step" : undefined}>
            {i < at ? (
              <IconCircleCheck size="1.5rem" aria-label={t("stepDone")} role="img" />
            ) : (
              <span className="step-number" aria-hidden="true">
                {i + 1}
              </span>
            )}
            {t(`step_${one}`)}
          </li>
        ))}
      </ol>
      <div className="row">
        <p className="grows">{stands[step]}</p>
        <Next read={read} />
      </div>
    </section>
  );
}
