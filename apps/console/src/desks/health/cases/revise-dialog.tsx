/** A result is put right; what it was stays to be looked back at. */
import { type CaseShown, listCases, readCase, reviseResult } from "@bluezone/contract/health/cases";
import { readToday } from "@bluezone/contract/health/today";
import { useState } from "react";
import { useToday } from "../../../api/hooks.ts";
import { CheckField } from "../../../kit/form/check-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { useFieldFault } from "../person/use-field-fault.ts";
import { testIn, testValuesOf } from "./case-values.ts";
import { TestFields } from "./fields.tsx";
import { useWrong } from "./use-wrong.ts";
import { CASES } from "./words.ts";

/** The dialog. */
export function ReviseDialog({
  shown,
  onClose,
}: {
  readonly shown: CaseShown;
  readonly onClose: () => void;
}) {
  const t = useWords(CASES);
  const today = useToday();
  const wrong = useWrong();
  const fieldFault = useFieldFault(CASES);
  const [{ id, version, result: before }] = useState(shown);
  const revise = useAction(reviseResult, { changes: [readCase, listCases, readToday] });
  const draft = useDraft({ ...testValuesOf(shown), tell: true }, wrong.test);
  const toNegative = before !== "negative" && draft.values.result === "negative";
  return (
    <Dialog open wide title={t("revise")} onClose={onClose}>
      <div className="stack">
        <p>{t("reviseHelp")}</p>
        <Form
          draft={draft}
          words={CASES}
          send={t("revise")}
          onSend={async (values) => {
            try {
              const tested = testIn(values, today);
              const done = t("revised", { result: t(`result_${tested.result}`) });
              await revise.send({ id, version, tested, tell: values.tell }, ({ told }) =>
                toNegative && values.tell ? `${done} ${t(told ? "reviseTold" : "reviseUntold")}` : done,
              );
              onClose();
            } catch (error) {
              if (!fieldFault(draft, error)) throw error;
            }
          }}
        >
          <TestFields />
          {toNegative && <CheckField name="tell" label={t("reviseTell")} hint={t("reviseTellHint")} />}
        </Form>
      </div>
    </Dialog>
  );
}
