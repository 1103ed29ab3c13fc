/** Another unit is asked to take a contact over, without the case that they were near. */
import { handOverContact, listCareRequests } from "@bluezone/contract/health/care-requests";
import { type ContactShown, readContact } from "@bluezone/contract/health/contacts";
import { useState } from "react";
import { useDo } from "../../../api/hooks.ts";
import { useToast } from "../../../kit/page/toast.tsx";
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
  const toast = useToast();
  const [{ id, version, person }] = useState(contact);
  const ask = useDo(handOverContact, { changes: [readContact, listCareRequests] });
  return (
    <GiveDialog
      title={t("giveTitle", { name: person.name })}
      help={t("giveHelp")}
      unitId={undefined}
      words={CARE}
      onSend={async (given) => {
        await ask.mutateAsync({ contactId: id, version, ...given });
        toast(t("given"));
        onClose();
      }}
      onClose={onClose}
    />
  );
}
