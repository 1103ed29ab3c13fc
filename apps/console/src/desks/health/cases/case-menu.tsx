/** All that can be done about a case beside its next step. */
import {
  type CaseShown,
  isCounted,
  listCases,
  reopenCase,
  reportCase,
} from "@bluezone/contract/health/cases";
import { listHandOvers } from "@bluezone/contract/health/hand-overs";
import { readToday } from "@bluezone/contract/health/today";
import { Button } from "@mantine/core";
import { Disclosure } from "../../../kit/page/disclosure.tsx";
import { FaultLine } from "../../../kit/page/fault-line.tsx";
import { PageButton } from "../../../kit/page/page-link.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useSession } from "../../../shell/session.ts";
import { useWords } from "../../../words/language.tsx";
import type { CaseWindow } from "./case-dialogs.tsx";
import { CASE_READS } from "./case-reads.ts";
import { CASES } from "./words.ts";

/** Windows of the menu in its order, each with what it needs. */
const OFFERED = [
  ["change", "cases.write"],
  ["classify", "cases.write"],
  ["cluster", "cases.write"],
  ["handOver", "cases.handover"],
  ["merge", "cases.merge"],
] as const satisfies readonly (readonly [CaseWindow, string])[];

/** The way back from a report and from closing: no window is needed. */
function useBack({ id, version, number }: CaseShown) {
  const t = useWords(CASES);
  const changes = [...CASE_READS, listCases, readToday, listHandOvers];
  const reopen = useAction(reopenCase, { changes });
  const report = useAction(reportCase, { changes });
  return {
    error: reopen.error ?? report.error,
    reopen: () => reopen.act({ id, version }, t("reopened", { number })),
    unreport: () =>
      report.act({ id, version, reported: null }, t("unreported"), {
        title: t("unreport"),
        text: t("unreportText"),
        yes: t("unreport"),
      }),
  };
}

/** The menu. */
export function CaseMenu({
  shown,
  onOpen,
}: {
  readonly shown: CaseShown;
  readonly onOpen: (which: CaseWindow) => void;
}) {
  const t = useWords(CASES);
  const { mayAt } = useSession();
  const { error, reopen, unreport } = useBack(shown);
  const { id, unitPath, reported, closed } = shown;
  const may = (permission: string): boolean => mayAt(permission, unitPath);
  const open = closed === null;
  return (
    <div>
      <Disclosure className="case-menu" label={t("others_do")}>
        {(close) => {
          const item = (label: string, act: () => unknown) => (
            <Button
              key={label}
              variant="subtle"
              onClick={() => {
                close();
                void act();
              }}
            >
              {label}
            </Button>
          );
          return (
            <div className="stack">
              {may("contacts.write") && open && (
                <PageButton to="/cases/$id/interview" parts={{ id }} variant="subtle">
                  {t("interview")}
                </PageButton>
              )}
              {may("quarantine.write") && open && (
                <PageButton to="/quarantine/start-case/$caseId" parts={{ caseId: id }} variant="subtle">
                  {t("quarantine")}
                </PageButton>
              )}
              {may("codes.issue") &&
                open &&
                isCounted(shown.class) &&
                item(t("do_code"), () => onOpen("code"))}
              {OFFERED.filter(([, permission]) => may(permission)).map(([name]) =>
                item(t(name), () => onOpen(name)),
              )}
              {may("cases.write") && reported === null && item(t("do_report"), () => onOpen("report"))}
              {may("cases.write") && reported !== null && item(t("unreport"), unreport)}
              {may("cases.write") &&
                (open ? item(t("close"), () => onOpen("close")) : item(t("reopen"), reopen))}
            </div>
          );
        }}
      </Disclosure>
      <FaultLine error={error} words={CASES} />
    </div>
  );
}
