/** Closes a week: the officer's words, the head, and the button that gives the report its number. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { closeReport, listPapers, previewReport } from "@bluezone/contract/rollout/reports";
import { CheckField } from "../../../kit/form/check-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { LongField } from "../../../kit/form/long-field.tsx";
import { NumberField } from "../../../kit/form/number-field.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { typedNumber } from "../../../kit/form/typed-number.ts";
import { useConfirm } from "../../../kit/page/confirm.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { HeadFields } from "./head-fields.tsx";
import { headAsTyped, headOf, wrongHead } from "./head-values.ts";
import { paperNumber } from "./paper-number.ts";
import { REPORTS } from "./words.ts";

/** What units wrote, an item each: the officer shortens it. */
const items = (words: readonly { readonly name: string; readonly text: string }[]): string =>
  words
    .map(({ name, text }) => `- ${name}: ${text.replaceAll("\n", " ")}`)
    .join("\n")
    .slice(0, 4_000);

/** The form. */
export function CloseForm({ preview }: { readonly preview: ResponseOf<typeof previewReport> }) {
  const t = useWords(REPORTS);
  const confirm = useConfirm();
  const { rollUp, head, subject, nextNumber } = preview;
  const close = useAction(closeReport, { changes: [previewReport, listPapers] });
  const draft = useDraft(
    {
      ...headAsTyped(head),
      subject,
      difficulties: items(rollUp.difficulties),
      proposals: items(rollUp.proposals),
      firstNumber: "1",
      illustrative: rollUp.illustrative,
    },
    (values) => ({
      ...Object.fromEntries(
        wrongHead(values).map((field) => [field, t(field === "symbol" ? "symbolWrong" : "missing")]),
      ),
      subject: values.subject.trim() === "" ? t("missing") : undefined,
      firstNumber: (typedNumber(values.firstNumber) ?? 0) < 1 ? t("numberWrong") : undefined,
    }),
  );
  return (
    <section className="card stack">
      <h2>{t("exportTitle")}</h2>
      <Form
        draft={draft}
        words={REPORTS}
        send={t("export")}
        onSend={async (values) => {
          const sure = await confirm({ title: t("exportTitle"), text: t("exportText"), yes: t("export") });
          if (!sure) return;
          await close.send(
            {
              unitId: rollUp.unitId,
              week: rollUp.week,
              head: headOf(values),
              subject: values.subject,
              difficulties: values.difficulties,
              proposals: values.proposals,
              firstNumber: typedNumber(values.firstNumber) ?? 1,
              illustrative: values.illustrative,
            },
            ({ paper }) => t("exportDone", { number: paperNumber(paper) }),
          );
        }}
      >
        <TextField name="subject" label={t("subject")} required maxLength={300} />
        <LongField
          name="difficulties"
          label={t("difficulties")}
          hint={t("wordsHint")}
          maxLength={4_000}
          rows={5}
        />
        <LongField name="proposals" label={t("proposals")} maxLength={4_000} rows={5} />
        {nextNumber === null && <NumberField name="firstNumber" label={t("firstNumber")} required />}
        <CheckField name="illustrative" label={t("made")} disabled={rollUp.illustrative} />
        <HeadFields wrong={wrongHead(draft.values).length > 0} />
      </Form>
    </section>
  );
}
