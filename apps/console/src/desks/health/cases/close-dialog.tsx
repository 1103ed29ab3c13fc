/** A case is closed with what became of the person; of a discarded one nothing is asked. It says which contacts still wait, and who never was kept apart. */
import { CaseOutcome, type CaseShown, closeCase, listCases } from "@bluezone/contract/health/cases";
import { listHandOvers } from "@bluezone/contract/health/hand-overs";
import { readToday } from "@bluezone/contract/health/today";
import { isoDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { useState } from "react";
import { useDo, useToday } from "../../../api/hooks.ts";
import { ChoiceField } from "../../../kit/form/choice-field.tsx";
import { DateField, useDayFault } from "../../../kit/form/date-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { Notice } from "../../../kit/page/notice.tsx";
import { useToast } from "../../../kit/page/toast.tsx";
import { useWords } from "../../../words/language.tsx";
import { useFieldFault } from "../person/use-field-fault.ts";
import { CASE_READS } from "./case-reads.ts";
import { NeverApart } from "./never-apart.tsx";
import type { CaseSeen } from "./read.ts";
import { useLeft } from "./use-left.ts";
import { CASES } from "./words.ts";

/** The dialog. */
export function CloseDialog({
  shown,
  summary,
  timeline,
  onClose,
}: Pick<CaseSeen, "summary" | "timeline"> & {
  readonly shown: CaseShown;
  readonly onClose: () => void;
}) {
  const t = useWords(CASES);
  const left = useLeft(summary, true);
  const toast = useToast();
  const today = useToday();
  const dayFault = useDayFault();
  const fieldFault = useFieldFault(CASES);
  const [{ id, version, number, class: named }] = useState(shown);
  const close = useDo(closeCase, { changes: [...CASE_READS, listCases, readToday, listHandOvers] });
  const asked = named !== "discarded";
  const draft = useDraft(
    { outcome: "", outcomeDay: date(today, "vi"), where: "" },
    ({ outcome, outcomeDay, where }) =>
      asked
        ? {
            outcome: outcome === "" ? t("outcomeMissing") : undefined,
            outcomeDay: dayFault(outcomeDay),
            where: outcome === "moved" && where.trim() === "" ? t("whereMissing") : undefined,
          }
        : {},
  );
  return (
    <Dialog open wide title={t("close")} onClose={onClose}>
      <div className="stack">
        <p>{t("closeText")}</p>
        {left !== "" && <Notice>{t("closeLeft", { left })}</Notice>}
        <NeverApart shown={shown} summary={summary} timeline={timeline} />
        <Form
          draft={draft}
          words={CASES}
          send={t("close")}
          onSend={async ({ outcome, outcomeDay, where }) => {
            const day = isoDay(typedDay(outcomeDay, today) ?? today);
            const said = asked ? CaseOutcome.parse(outcome) : null;
            try {
              await close.mutateAsync({
                id,
                version,
                outcome: said === "moved" ? { outcome: said, day, where } : said && { outcome: said, day },
              });
              toast(t("closed", { number }));
              onClose();
            } catch (error) {
              if (!fieldFault(draft, error)) throw error;
            }
          }}
        >
          {asked && (
            <>
              <ChoiceField
                name="outcome"
                label={t("outcome")}
                required
                choices={CaseOutcome.options.map((value) => ({ value, label: t(`outcome_${value}`) }))}
              />
              <DateField name="outcomeDay" label={t("outcomeDay")} required />
              {draft.values.outcome === "moved" && (
                <TextField name="where" label={t("where")} required maxLength={120} autoComplete="off" />
              )}
            </>
          )}
        </Form>
      </div>
    </Dialog>
  );
}
