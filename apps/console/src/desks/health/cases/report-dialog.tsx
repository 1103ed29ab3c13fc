/** A case was reported to the ministry: when is noted. The desk sends nothing itself. */
import { type CaseShown, listCases, reportCase } from "@bluezone/contract/health/cases";
import { readToday } from "@bluezone/contract/health/today";
import { dayOf, isoInstant, wallTime } from "@bluezone/protocol/time";
import { clock, date } from "@bluezone/vietnamese/date";
import { useState } from "react";
import { useNow, useToday } from "../../../api/hooks.ts";
import { DateField, useDayFault } from "../../../kit/form/date-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { FormGrid } from "../../../kit/form/form-grid.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { typedMoment, typedTime } from "../../../kit/form/typed-time.ts";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { useFieldFault } from "../person/use-field-fault.ts";
import { CASE_READS } from "./case-reads.ts";
import { CASES } from "./words.ts";

/** The dialog. */
export function ReportDialog({
  shown,
  onClose,
}: {
  readonly shown: CaseShown;
  readonly onClose: () => void;
}) {
  const t = useWords(CASES);
  const now = useNow();
  const today = useToday();
  const dayFault = useDayFault();
  const fieldFault = useFieldFault(CASES);
  const [{ id, version, number }] = useState(shown);
  const report = useAction(reportCase, { changes: [...CASE_READS, listCases, readToday] });
  const draft = useDraft(
    { day: date(dayOf(now, "vietnam"), "vi"), time: clock(wallTime(now, "vietnam")) },
    ({ day, time }) => {
      const at = typedMoment(day, time, today);
      return {
        day: dayFault(day) ?? (at !== undefined && at > now ? t("fault_reported_invalid") : undefined),
        time: typedTime(time) ? undefined : t("reportTimeWrong"),
      };
    },
  );
  return (
    <Dialog open title={t("reportTitle", { number })} onClose={onClose}>
      <div className="stack">
        <p>{t("reportHelp")}</p>
        <Form
          draft={draft}
          words={CASES}
          send={t("do_report")}
          onSend={async ({ day, time }) => {
            const at = typedMoment(day, time, today);
            if (at === undefined) return;
            try {
              await report.send({ id, version, reported: isoInstant(at) }, t("reportDone"));
              onClose();
            } catch (error) {
              if (!fieldFault(draft, error)) throw error;
            }
          }}
        >
          <FormGrid>
            <DateField name="day" label={t("reportDay")} required />
            <TextField
              name="time"
              label={t("reportTime")}
              hint={t("reportTimeHint")}
              required
              short
              autoComplete="off"
            />
          </FormGrid>
        </Form>
      </div>
    </Dialog>
  );
}
