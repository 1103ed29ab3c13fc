/** The checked answer to a claim; it goes to a second person. */
import {
  answerRumour,
  listRumours,
  RUMOUR_LABELS,
  type Rumour,
  readRumour,
} from "@bluezone/contract/rollout/rumours";
import { isoDay, parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { useToday } from "../../../api/hooks.ts";
import { ChoiceField } from "../../../kit/form/choice-field.tsx";
import { DateField, useDayFault } from "../../../kit/form/date-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { LongField } from "../../../kit/form/long-field.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { Card } from "../../../kit/page/card.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { RUMOURS } from "./words.ts";

/** The form. */
export function AnswerForm({ rumour }: { readonly rumour: Rumour }) {
  const t = useWords(RUMOURS);
  const today = useToday();
  const dayFault = useDayFault();
  const { id, version, answer } = rumour;
  const send = useAction(answerRumour, { changes: [readRumour, listRumours] });
  const need = (text: string) => (text.trim() === "" ? t("missing") : undefined);
  const draft = useDraft(
    {
      label: answer?.label ?? "",
      claimVi: answer?.claim.vi ?? "",
      claimEn: answer?.claim.en ?? "",
      answerVi: answer?.answer.vi ?? "",
      answerEn: answer?.answer.en ?? "",
      source: answer?.source ?? "",
      checkedDay: date(answer ? parseDay(answer.checkedDay) : today, "vi"),
    },
    (values) => ({
      label: values.label === "" ? t("labelMissing") : undefined,
      claimVi: need(values.claimVi),
      claimEn: need(values.claimEn),
      answerVi: need(values.answerVi),
      answerEn: need(values.answerEn),
      source: need(values.source),
      checkedDay: dayFault(values.checkedDay),
    }),
  );
  return (
    <Card title={t("answerTitle")}>
      <Form
        // Once there is an answer the next step is somebody else's: to approve it.
        aside={rumour.state !== "new"}
        draft={draft}
        words={RUMOURS}
        send={t("answer")}
        onSend={async (values) => {
          await send.send(
            {
              id,
              version,
              answer: {
                label: values.label as (typeof RUMOUR_LABELS)[number],
                claim: { vi: values.claimVi, en: values.claimEn },
                answer: { vi: values.answerVi, en: values.answerEn },
                source: values.source,
                checkedDay: isoDay(typedDay(values.checkedDay, today) ?? today),
              },
            },
            t("answered"),
          );
        }}
      >
        <ChoiceField
          name="label"
          label={t("label")}
          required
          choices={RUMOUR_LABELS.map((value) => ({ value, label: t(`label_${value}`) }))}
        />
        <LongField name="claimVi" label={t("claimVi")} required rows={2} maxLength={300} />
        <LongField name="claimEn" label={t("claimEn")} required rows={2} maxLength={300} />
        <LongField name="answerVi" label={t("answerVi")} required rows={3} maxLength={500} />
        <LongField name="answerEn" label={t("answerEn")} required rows={3} maxLength={500} />
        <TextField name="source" label={t("source")} required maxLength={300} />
        <DateField name="checkedDay" label={t("checkedDay")} required />
      </Form>
    </Card>
  );
}
