/** Another unit is asked to take a case. */
import { type CaseShown, readCase } from "@bluezone/contract/health/cases";
import { askHandOver, listCareUnits, listHandOvers } from "@bluezone/contract/health/hand-overs";
import { useDeferredValue, useState } from "react";
import { useAsk, useDo } from "../../../api/hooks.ts";
import { ChoiceField } from "../../../kit/choice-field.tsx";
import { Dialog } from "../../../kit/dialog.tsx";
import { useDraft } from "../../../kit/draft.ts";
import { Form } from "../../../kit/form.tsx";
import { TextField } from "../../../kit/text-field.tsx";
import { useToast } from "../../../kit/toast.tsx";
import { useWords } from "../../../words/language.tsx";
import "./cases.css";
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
  const toast = useToast();
  const [{ id, number, version, unitId }] = useState(shown);
  const ask = useDo(askHandOver, { changes: [readCase, listHandOvers] });
  const draft = useDraft({ find: "", unit: "", reason: "" }, ({ unit, reason }) => ({
    unit: unit === "" ? t("handOverUnitMissing") : undefined,
    reason: reason.trim().length < 3 ? t("reasonMissing") : undefined,
  }));
  const words = useDeferredValue(draft.values.find.trim());
  const { data } = useAsk(listCareUnits, { words }, { when: words.length > 1, keep: true });
  const units = words.length > 1 ? (data?.units ?? []).filter((unit) => unit.id !== unitId) : [];
  return (
    <Dialog open wide title={t("handOverTitle", { number })} onClose={onClose}>
      <div className="stack">
        <p>{t("handOverHelp")}</p>
        <Form
          draft={draft}
          words={CASES}
          send={t("handOverSend")}
          onSend={async ({ unit, reason }) => {
            await ask.mutateAsync({ caseId: id, version, toUnitId: unit, reason });
            toast(t("handOverAsked"));
            onClose();
          }}
        >
          <TextField name="find" label={t("handOverFind")} autoComplete="off" maxLength={80} />
          <div className="case-choices">
            <ChoiceField
              name="unit"
              label={t("handOverUnit")}
              required
              choices={units.map((unit) => ({ value: unit.id, label: unit.name }))}
            />
          </div>
          <TextField name="reason" label={t("reason")} required maxLength={200} autoComplete="off" />
        </Form>
      </div>
    </Dialog>
  );
}
