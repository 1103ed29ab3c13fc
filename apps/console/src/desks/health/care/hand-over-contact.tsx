/** Another unit is asked to take a contact over, without the case that they were near. */
import { handOverContact, listCareRequests } from "@bluezone/contract/health/care-requests";
import { type ContactShown, readContact } from "@bluezone/contract/health/contacts";
import { useState } from "react";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { GiveDialog } from "./give-dialog.tsx";
import { CARE } from "./words.ts";

/** The dialog. */
export function HandOverContact({
  contact,
  onClose,
}: {
  readonly contact: ContactShown;
  readonly onClose: () => void;
}) {
  const t = useWords(CARE);
  const [{ id, version, person }] = useState(contact);
  const ask = useAction(handOverContact, { changes: [readContact, listCareRequests] });
  return (
    <GiveDialog
      title={t("giveTitle", { name: person.name })}
      help={t("giveHelp")}
      unitId={undefined}
      words={CARE}
      onSend={async (given) => {
        await ask.send({ contactId: id, version, ...given }, t("given"));
        onClose();
      }}
      onClose={onClose}
    />
  );
}
