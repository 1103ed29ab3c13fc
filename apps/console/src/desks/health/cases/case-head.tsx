/** Where a case stands, in a line, and what is done next, with its button. */
import type { CaseShown } from "@bluezone/contract/health/cases";
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { STATES } from "../../../kit/look/states.ts";
import { useMoment } from "../../../kit/page/moment.ts";
import { NextCard } from "../../../kit/page/next-card.tsx";
import { PageButton } from "../../../kit/page/page-link.tsx";
import { StateBadge } from "../../../kit/page/state-badge.tsx";
import { useSession } from "../../../shell/session.ts";
import { useWords } from "../../../words/language.tsx";
import type { CaseWindow } from "./case-dialogs.tsx";
import "./cases.css";
import type { NextStep } from "./next-step.ts";
import type { CaseSeen } from "./read.ts";
import { useLeft } from "./use-left.ts";
import { useOutcomeText } from "./use-outcome-text.ts";
import { CASES } from "./words.ts";

/** The window in which a step is done, and what doing it needs. */
const DONE_IN = {
  sample: ["sample", "contacts.write"],
  classify: ["classify", "cases.write"],
  code: ["code", "codes.issue"],
  report: ["report", "cases.write"],
  late: ["report", "cases.write"],
  close: ["close", "cases.write"],
  discard: ["close", "cases.write"],
} as const satisfies Partial<Record<NextStep, readonly [CaseWindow, string]>>;

const isWindowed = (step: NextStep): step is keyof typeof DONE_IN => step in DONE_IN;

function Do({
  step,
  shown: { id, unitPath },
  onOpen,
}: {
  readonly step: NextStep;
  readonly shown: CaseShown;
  readonly onOpen: (which: CaseWindow) => void;
}): ReactNode {
  const t = useWords(CASES);
  const { mayAt } = useSession();
  const label = {
    interview: t("interview"),
    sample: t("do_sample"),
    result: t("do_result"),
    classify: t("classify"),
    code: t("do_code"),
    report: t("do_report"),
    late: t("do_report"),
    quarantine: t("quarantine"),
    close: t("close"),
    contacts: t("do_release"),
    release: t("do_release"),
    left: t("do_release"),
    discard: t("close"),
    closed: "",
  }[step];
  if (isWindowed(step)) {
    const [window, permission] = DONE_IN[step];
    if (!mayAt(permission, unitPath)) return null;
    return (
      <Button variant="filled" onClick={() => onOpen(window)}>
        {label}
      </Button>
    );
  }
  if (step === "closed") return null;
  if (step === "result" || step === "release" || step === "contacts" || step === "left")
    return (
      <PageButton
        variant="filled"
        to="/cases/$id"
        parts={{ id }}
        said={{ tab: step === "result" ? "samples" : "contacts" }}
      >
        {label}
      </PageButton>
    );
  if (!mayAt(step === "interview" ? "contacts.write" : "quarantine.write", unitPath)) return null;
  return step === "interview" ? (
    <PageButton variant="filled" to="/cases/$id/interview" parts={{ id }}>
      {label}
    </PageButton>
  ) : (
    <PageButton variant="filled" to="/quarantine/start-case/$caseId" parts={{ caseId: id }}>
      {label}
    </PageButton>
  );
}

/** Class, state and outcome, and when the case must be or was reported. */
export function CaseState({ shown }: { readonly shown: CaseShown }) {
  const t = useWords(CASES);
  const moment = useMoment();
  const outcomeText = useOutcomeText();
  const { class: named, closed, reported, report, outcome } = shown;
  return (
    <div className="row">
      <StateBadge tone={STATES.caseClass[named]}>{t(`class_${named}`)}</StateBadge>
      <span role="status">{closed === null ? t("state_open") : t("closedAt", { time: moment(closed) })}</span>
      {outcome && (
        <span>
          {`${t("outcome")}: `}
          <strong>{outcomeText(outcome)}</strong>
        </span>
      )}
      {(reported ?? report) !== null && (
        <span className="small">
          {`${t("reportLine")}: `}
          {reported !== null && t("reportedAt", { time: moment(reported) })}
          {reported === null &&
            report !== null &&
            t("reportDue", { time: moment(report.due), group: report.group, document: report.document })}
        </span>
      )}
    </div>
  );
}

/** The next step in a sentence, and its button. */
export function NextStepCard({
  step,
  shown,
  summary,
  onOpen,
}: {
  readonly step: NextStep;
  readonly shown: CaseShown;
  readonly summary: CaseSeen["summary"];
  readonly onOpen: (which: CaseWindow) => void;
}) {
  const t = useWords(CASES);
  const moment = useMoment();
  const left = useLeft(summary);
  const { report } = shown;
  const sentence = t(`next_${step}`, { time: report === null ? "" : moment(report.due), left });
  return (
    <NextCard step={step} sentence={sentence} late={step === "late"} over={step === "closed"}>
      <Do step={step} shown={shown} onOpen={onOpen} />
    </NextCard>
  );
}
