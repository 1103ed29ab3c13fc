/** Sets something to be done for a contact. */
import { FollowUpKind, listContacts, readContact } from "@bluezone/contract/health/contacts";
import { listFollowUps, makeFollowUp } from "@bluezone/contract/health/follow-ups";
import { isoInstant } from "@bluezone/protocol/time";
import { useToday } from "../../../api/hooks.ts";
import { ChoiceField } from "../../../kit/form/choice-field.tsx";
import { useDayFault } from "../../../kit/form/date-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { DueFields, tomorrowAtEight } from "./due-fields.tsx";
import { typedDue, typedTime } from "./typed-due.ts";
import { FOLLOW_UPS } from "./words.ts";

/** The dialog. */
export function MakeFollowUp({
  contactId,
  onClose,
}: {
  readonly contactId: string;
  readonly onClose: () => void;
}) {
  const t = useWords(FOLLOW_UPS);
  const moment = useMoment();
  const today = useToday();
  const dayFault = useDayFault();
  const make = useAction(makeFollowUp, { changes: [readContact, listContacts, listFollowUps] });
  const draft = useDraft({ kind: "call", ...tomorrowAtEight(today) }, ({ day, time }) => ({
    day: dayFault(day),
    time: typedTime(time) ? undefined : t("timeWrong"),
  }));
  return (
    <Dialog open title={t("make")} onClose={onClose}>
      <Form
        draft={draft}
        words={FOLLOW_UPS}
        send={t("makeSend")}
        onSend={async ({ kind, day, time }) => {
          const due = typedDue(day, time, today);
          if (due === undefined) return;
          await make.send(
            { contactId, kind: FollowUpKind.parse(kind), due: isoInstant(due) },
            t("made", { time: moment(due) }),
          );
          onClose();
        }}
      >
        <ChoiceField
          name="kind"
          label={t("kind")}
          required
          choices={FollowUpKind.options.map((value) => ({ value, label: t(`kind_${value}`) }))}
        />
        <DueFields />
      </Form>
    </Dialog>
  );
}
