/** Sets something to be done for a contact. */
import { FollowUpKind, listContacts, readContact } from "@bluezone/contract/health/contacts";
import { listFollowUps, makeFollowUp } from "@bluezone/contract/health/follow-ups";
import { ChoiceField } from "../../../kit/form/choice-field.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { DueDialog } from "./due-dialog.tsx";
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
  const make = useAction(makeFollowUp, { changes: [readContact, listContacts, listFollowUps] });
  return (
    <DueDialog
      title={t("make")}
      send={t("makeSend")}
      onDue={(due, time, { kind }) =>
        make.send({ contactId, kind: FollowUpKind.parse(kind), due }, t("made", { time }))
      }
      onClose={onClose}
    >
      <ChoiceField
        name="kind"
        label={t("kind")}
        required
        choices={FollowUpKind.options.map((value) => ({ value, label: t(`kind_${value}`) }))}
      />
    </DueDialog>
  );
}
