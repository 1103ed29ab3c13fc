/** Closes a report: the remark of the unit, and the button after which its numbers do not change. */
import { closeReport, listReports, readReport } from "@bluezone/contract/health/reports";
import { CheckField } from "../../../kit/form/check-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { LongField } from "../../../kit/form/long-field.tsx";
import { useConfirm } from "../../../kit/page/confirm.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import type { Report } from "./read.ts";
import { DAILY_REPORT } from "./words.ts";

/** The form; `onClosed` is called once the numbers stand. */
export function CloseForm({ report, onClosed }: { readonly report: Report; readonly onClosed: () => void }) {
  const t = useWords(DAILY_REPORT);
  const confirm = useConfirm();
  const close = useAction(closeReport, { changes: [readReport, listReports] });
  const draft = useDraft({ note: "", illustrative: report.illustrative }, () => ({}));
  return (
    <section className="card stack">
      <h2>{t("closeTitle")}</h2>
      <Form
        draft={draft}
        words={DAILY_REPORT}
        send={t("close")}
        onSend={async ({ note, illustrative }) => {
          const sure = await confirm({ title: t("closeTitle"), text: t("closeText"), yes: t("close") });
          if (!sure) return;
          const { unitId, period, day } = report;
          await close.send({ unitId, period, day, note, illustrative }, t("done"));
          onClosed();
        }}
      >
        <LongField name="note" label={t("note")} hint={t("noteHint")} maxLength={2_000} rows={3} />
        <CheckField name="illustrative" label={t("made")} disabled={report.illustrative} />
      </Form>
    </section>
  );
}
