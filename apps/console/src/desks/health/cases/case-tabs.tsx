/** The parts of a case's page behind tabs; the address keeps which is open. On paper all of them stand below each other. */
import { Tabs } from "@mantine/core";
import "@mantine/core/styles/Tabs.css";
import { type ReactNode, useEffect, useRef } from "react";
import { useAddress } from "../../../kit/page/address.ts";
import { useSession } from "../../../shell/session.ts";
import { useWords } from "../../../words/language.tsx";
import { QuestionnaireOf } from "../questionnaire/questionnaire-of.tsx";
import { SamplesOf } from "../samples/samples-of.tsx";
import { Codes } from "./case-codes.tsx";
import type { CaseWindow } from "./case-dialogs.tsx";
import { Illness, Near, Quarantine } from "./case-parts.tsx";
import { Links } from "./links.tsx";
import type { CaseSeen } from "./read.ts";
import { Timeline } from "./timeline.tsx";
import { CASES } from "./words.ts";

/** A part; a count stands beside its name. */
type Part = { readonly name: string; readonly count?: number | undefined; readonly body: () => ReactNode };

function useParts(seen: CaseSeen, onOpen: (which: CaseWindow) => void): readonly Part[] {
  const { may, mayAt } = useSession();
  const { read, summary, timeline } = seen;
  const { id, unitPath, closed } = read.case;
  const mayChange = (permission: string): boolean => closed === null && mayAt(permission, unitPath);
  return [
    { name: "timeline", body: () => <Timeline entries={timeline} /> },
    { name: "course", body: () => <Illness {...seen} mayChange={mayChange("cases.write")} /> },
    ...(may("contacts.read")
      ? [
          {
            name: "questions",
            body: () => <QuestionnaireOf of={{ caseId: id }} mayChange={mayChange("contacts.write")} />,
          },
        ]
      : []),
    ...(summary.samples
      ? [
          {
            name: "samples",
            count: summary.samples.all,
            body: () => <SamplesOf of={{ caseId: id }} mayChange={mayChange("contacts.write")} />,
          },
        ]
      : []),
    ...(summary.contacts
      ? [{ name: "contacts", count: summary.contacts.all, body: () => <Near {...seen} /> }]
      : []),
    ...(summary.quarantine ? [{ name: "quarantine", body: () => <Quarantine {...seen} /> }] : []),
    {
      name: "codes",
      count: read.codes.length,
      body: () => <Codes {...seen} onOpen={() => onOpen("code")} />,
    },
    { name: "links", body: () => <Links {...seen} /> },
  ];
}

/** `whole`: all parts below each other, to be printed. */
export function CaseTabs({
  seen,
  whole,
  onOpen,
}: {
  readonly seen: CaseSeen;
  readonly whole: boolean;
  readonly onOpen: (which: CaseWindow) => void;
}) {
  const t = useWords(CASES);
  const [{ tab }, say] = useAddress("tab");
  const parts = useParts(seen, onOpen);
  const open = parts.some(({ name }) => name === tab) ? tab : "timeline";
  const titleOf = ({ name, count = 0 }: Part): string => {
    const title = t(`tab_${name as "timeline"}`);
    return count === 0 ? title : t("tabCount", { title, count });
  };
  const list = useRef<HTMLDivElement>(null);
  // On a telephone the parts are one row: the open one is brought into sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another part was opened.
  useEffect(() => {
    const tab = list.current?.querySelector<HTMLElement>("[aria-selected=true]");
    if (tab)
      list.current?.scrollTo({ left: tab.offsetLeft - (list.current.clientWidth - tab.offsetWidth) / 2 });
  }, [open]);
  if (whole)
    return parts.map((part) => (
      <section key={part.name} className="stack">
        <h2>{titleOf(part)}</h2>
        {part.body()}
      </section>
    ));
  return (
    <Tabs
      className="case-tabs"
      value={open}
      keepMounted={false}
      onChange={(name) => say({ tab: name === "timeline" || name === null ? "" : name })}
    >
      <Tabs.List ref={list} aria-label={t("tabs")}>
        {parts.map((part) => (
          <Tabs.Tab key={part.name} value={part.name}>
            {titleOf(part)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {parts.map(({ name, body }) => (
        <Tabs.Panel key={name} value={name} className="stack">
          {name === open && body()}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
