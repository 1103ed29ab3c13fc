/** What is done about a case in a window of its own. */
import type { CaseShown } from "@bluezone/contract/health/cases";
import type { ReactNode } from "react";
import { CodeDialog } from "../codes/code-dialog.tsx";
import { SampleDialog } from "../samples/sample-dialog.tsx";
import { ChangeCase } from "./change-case.tsx";
import { ClassifyDialog } from "./classify-dialog.tsx";
import { CloseDialog } from "./close-dialog.tsx";
import { ClusterDialog } from "./cluster-dialog.tsx";
import { HandOverDialog } from "./hand-over-dialog.tsx";
import { MergeDialog } from "./merge-dialog.tsx";
import type { CaseSeen } from "./read.ts";
import { ReportDialog } from "./report-dialog.tsx";

type Window = {
  readonly shown: CaseShown;
  readonly summary: CaseSeen["summary"];
  readonly timeline: CaseSeen["timeline"];
  /** Whether the person was near a known case before. */
  readonly linked: boolean;
  readonly onClose: () => void;
};

const WINDOWS = {
  change: ChangeCase,
  classify: ClassifyDialog,
  close: CloseDialog,
  cluster: ClusterDialog,
  handOver: HandOverDialog,
  merge: MergeDialog,
  report: ReportDialog,
  sample: ({ shown, onClose }) => <SampleDialog of={{ caseId: shown.id }} onClose={onClose} />,
  code: ({ shown: { id, number, person }, onClose }) => (
    <CodeDialog chosen={{ caseId: id, name: person.name, number }} onClose={onClose} />
  ),
} as const satisfies Readonly<Record<string, (window: Window) => ReactNode>>;

/** One of them. */
export type CaseWindow = keyof typeof WINDOWS;

/** The window that is open. */
export function CaseDialog({ which, ...window }: Window & { readonly which: CaseWindow }) {
  const Window = WINDOWS[which];
  return <Window {...window} />;
}
