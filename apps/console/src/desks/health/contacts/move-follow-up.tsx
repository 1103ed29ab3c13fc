/** Gives a follow-up another time. */
import { listContacts, readContact } from "@bluezone/contract/health/contacts";
import { listFollowUps, moveFollowUp } from "@bluezone/contract/health/follow-ups";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { DueDialog } from "./due-dialog.tsx";
import type { OpenFollowUp } from "./open-follow-up.ts";
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
  const move = useAction(moveFollowUp, { changes: [readContact, listContacts, listFollowUps] });
  return (
    <DueDialog
      title={t("moveTitle")}
      send={t("move")}
      onDue={(due, time) => move.send({ id, version, due }, t("moved", { time }))}
      onClose={onClose}
    />
  );
}
