/** The class of a case is changed; what it was stays to be looked back at. */
import {
  CaseClass,
  type CaseShown,
  classifyCase,
  goesDown,
  isCounted,
  listCases,
} from "@bluezone/contract/health/cases";
import { readToday } from "@bluezone/contract/health/today";
import { useState } from "react";
import { useDo, useToday } from "../../../api/hooks.ts";
import { CheckField } from "../../../kit/form/check-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { LongField } from "../../../kit/form/long-field.tsx";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { useToast } from "../../../kit/page/toast.tsx";
import { useWords } from "../../../words/language.tsx";
import { surestOf } from "../disease/chosen-test.ts";
import { useDisease } from "../disease/disease.ts";
import { useFieldFault } from "../person/use-field-fault.ts";
import { CASE_READS } from "./case-reads.ts";
import { classIn, classValuesOf, newestTest } from "./case-values.ts";
import { ClassFields } from "./fields.tsx";
import type { CaseSeen } from "./read.ts";
import { useWrong } from "./use-wrong.ts";
import { CASES } from "./words.ts";

/** The dialog. */
export function ClassifyDialog({
  shown,
  timeline,
  linked,
  onClose,
}: {
  readonly shown: CaseShown;
  readonly timeline: CaseSeen["timeline"];
  /** Whether the person was near a known case before. */
  readonly linked: boolean;
  readonly onClose: () => void;
}) {
  const t = useWords(CASES);
  const toast = useToast();
  const today = useToday();
  const wrong = useWrong();
  const fieldFault = useFieldFault(CASES);
  const [{ id, version, class: before }] = useState(shown);
  const disease = useDisease();
  const classify = useDo(classifyCase, { changes: [...CASE_READS, listCases, readToday] });
  const lower = (named: string): boolean => goesDown(before, CaseClass.parse(named));
  const draft = useDraft(
    {
      ...classValuesOf(shown, newestTest(timeline), (test) => surestOf(disease, test, linked)),
      reason: "",
      tell: true,
    },
    (values) => ({
      ...wrong.classed(values, linked),
      reason: lower(values.class) && values.reason.trim() === "" ? t("reasonMissing") : undefined,
    }),
  );
  const toDiscarded = isCounted(before) && draft.values.class === "discarded";
  return (
    <Dialog open wide title={t("classify")} onClose={onClose}>
      <div className="stack">
        <p>{t("classifyHelp")}</p>
        <Form
          draft={draft}
          words={CASES}
          send={t("classify")}
          onSend={async (values) => {
            try {
              const classed = classIn(values, today);
              const { tell } = values;
              const reason = values.reason.trim() === "" ? null : values.reason;
              const { told } = await classify.mutateAsync({ id, version, classed, reason, tell });
              const done = t("classified", { class: t(`class_${classed.class}`) });
              if (!toDiscarded || !tell) toast(done);
              else toast(`${done} ${t(told ? "reviseTold" : "reviseUntold")}`);
              onClose();
            } catch (error) {
              if (!fieldFault(draft, error)) throw error;
            }
          }}
        >
          <ClassFields linked={linked} />
          {lower(draft.values.class) && (
            <LongField name="reason" label={t("reason")} required rows={2} maxLength={2_000} />
          )}
          {toDiscarded && <CheckField name="tell" label={t("reviseTell")} hint={t("reviseTellHint")} />}
        </Form>
      </div>
    </Dialog>
  );
}
