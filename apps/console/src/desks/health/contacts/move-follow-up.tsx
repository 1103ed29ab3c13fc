/** Gives a follow-up another time. */
import { listContacts, readContact } from "@bluezone/contract/health/contacts";
import { listFollowUps, moveFollowUp } from "@bluezone/contract/health/follow-ups";
import { isoInstant } from "@bluezone/protocol/time";
import { useToday } from "../../../api/hooks.ts";
import { useDayFault } from "../../../kit/form/date-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { DueFields, tomorrowAtEight } from "./due-fields.tsx";
import type { OpenFollowUp } from "./open-follow-up.ts";
import { typedDue, typedTime } from "./typed-due.ts";
import { FOLLOW_UPS } from "./words.ts";

/** The dialog. */
export function MoveFollowUp({
  followUp: { id, version },
  onClose,
}: {
  readonly followUp: OpenFollowUp;
  readonly onClose: () => void;
}) {
  const t = useWords(FOLLOW_UPS);
  const moment = useMoment();
  const today = useToday();
  const dayFault = useDayFault();
  const move = useAction(moveFollowUp, { changes: [readContact, listContacts, listFollowUps] });
  const draft = useDraft(tomorrowAtEight(today), ({ day, time }) => ({
    day: dayFault(day),
    time: typedTime(time) ? undefined : t("timeWrong"),
  }));
  return (
    <Dialog open title={t("moveTitle")} onClose={onClose}>
      <Form
        draft={draft}
        words={FOLLOW_UPS}
        send={t("move")}
        onSend={async ({ day, time }) => {
          const due = typedDue(day, time, today);
          if (due === undefined) return;
          await move.send({ id, version, due: isoInstant(due) }, t("moved", { time: moment(due) }));
          onClose();
        }}
      >
        <DueFields />
      </Form>
    </Dialog>
  );
}
