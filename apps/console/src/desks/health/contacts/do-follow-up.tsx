/** Records what came of a follow-up, and sets the next one in the same go. */
import { FollowUpKind, listContacts, readContact } from "@bluezone/contract/health/contacts";
import { doFollowUp, FollowUpOutcome, listFollowUps, OUTCOMES } from "@bluezone/contract/health/follow-ups";
import { isoInstant } from "@bluezone/protocol/time";
import { capital } from "@bluezone/vietnamese/labels/case";
import { useToday } from "../../../api/hooks.ts";
import { ChoiceField } from "../../../kit/form/choice-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { LongField } from "../../../kit/form/long-field.tsx";
import { typedMoment } from "../../../kit/form/typed-time.ts";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { useTerms } from "../disease/disease.ts";
import { DueFields, tomorrowAtEight, useWrongDue } from "./due-fields.tsx";
import type { OpenFollowUp } from "./open-follow-up.ts";
import { FOLLOW_UPS } from "./words.ts";

/** The dialog. */
export function DoFollowUp({
  followUp: { id, version, kind },
  name,
  onClose,
}: {
  readonly followUp: OpenFollowUp;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const t = useWords(FOLLOW_UPS);
  const { serious } = useTerms();
  const moment = useMoment();
  const today = useToday();
  const wrongDue = useWrongDue();
  const record = useAction(doFollowUp, { changes: [readContact, listContacts, listFollowUps] });
  const draft = useDraft(
    { outcome: "", note: "", next: "call", ...tomorrowAtEight(today) },
    ({ outcome, next, ...due }) => ({
      outcome: outcome === "" ? t("outcomeMissing") : undefined,
      ...(next === "" ? {} : wrongDue(due)),
    }),
  );
  const { outcome, next } = draft.values;
  return (
    <Dialog open wide title={t("recordFor", { name })} onClose={onClose}>
      <Form
        draft={draft}
        words={FOLLOW_UPS}
        send={t("record")}
        onSend={async (values) => {
          const due = values.next === "" ? undefined : typedMoment(values.day, values.time, today);
          await record.send(
            {
              id,
              version,
              outcome: FollowUpOutcome.parse(values.outcome),
              note: values.note || null,
              next:
                due === undefined ? null : { kind: FollowUpKind.parse(values.next), due: isoInstant(due) },
            },
            due === undefined ? t("doneAlone") : t("doneNext", { time: moment(due) }),
          );
          onClose();
        }}
      >
        <ChoiceField
          name="outcome"
          label={t("outcome")}
          required
          choices={OUTCOMES[kind].map((value) => ({ value, label: t(`outcome_${value}`) }))}
        />
        {outcome === "symptoms" && <p>{t("symptomsHint", { signs: capital(serious) })}</p>}
        {outcome === "positive" && <p>{t("positiveHint")}</p>}
        <LongField name="note" label={t("note")} rows={2} maxLength={2_000} />
        <ChoiceField
          name="next"
          label={t("next")}
          choices={[
            ...FollowUpKind.options.map((value) => ({ value, label: t(`kind_${value}`) })),
            { value: "", label: t("nextNone") },
          ]}
        />
        {next !== "" && <DueFields />}
      </Form>
    </Dialog>
  );
}
