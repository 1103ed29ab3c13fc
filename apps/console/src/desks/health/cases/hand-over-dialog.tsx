/** Another unit is asked to take a case. */
import type { CaseShown } from "@bluezone/contract/health/cases";
import { askHandOver, listHandOvers } from "@bluezone/contract/health/hand-overs";
import { useState } from "react";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { GiveDialog } from "../care/give-dialog.tsx";
import { CASE_READS } from "./case-reads.ts";
import { CASES } from "./words.ts";

/** The dialog. */
export function HandOverDialog({
  shown,
  onClose,
}: {
  readonly shown: CaseShown;
  readonly onClose: () => void;
}) {
  const t = useWords(CASES);
  const [{ id, number, version, unitId }] = useState(shown);
  const ask = useAction(askHandOver, { changes: [...CASE_READS, listHandOvers] });
  return (
    <GiveDialog
      title={t("handOverTitle", { number })}
      help={t("handOverHelp")}
      unitId={unitId}
      words={CASES}
      onSend={async (given) => {
        await ask.send({ caseId: id, version, ...given }, t("handOverAsked"));
        onClose();
      }}
      onClose={onClose}
    />
  );
}
