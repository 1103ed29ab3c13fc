/** What is known of a contact: changed here, and by two officers at once without losing either's words. */
import {
  type ContactShown,
  changeContact,
  listContacts,
  readContact,
} from "@bluezone/contract/health/contacts";
import { listFollowUps } from "@bluezone/contract/health/follow-ups";
import { useState } from "react";
import { useApi, useToday } from "../../../api/hooks.ts";
import { ConflictDialog } from "../../../kit/form/conflict-dialog.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { mineOver } from "../../../kit/form/mine-over.ts";
import { useCommunes } from "../../../kit/form/use-communes.ts";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { useToast } from "../../../kit/page/toast.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { personIn } from "../person/person-values.ts";
import { useFieldFault } from "../person/use-field-fault.ts";
import { NearFields } from "./near-fields.tsx";
import { circumstancesIn, type NearValues, valuesOf } from "./near-values.ts";
import { useWrong } from "./use-wrong.ts";
import { CONTACTS } from "./words.ts";

const valuesIn = (contact: ContactShown): NearValues => valuesOf(contact.person, contact, contact.note);

/** The dialog. */
export function ChangeContact({
  contact,
  onClose,
}: {
  readonly contact: ContactShown;
  readonly onClose: () => void;
}) {
  const t = useWords(CONTACTS);
  const toast = useToast();
  const api = useApi();
  const moment = useMoment();
  const today = useToday();
  const { nameOf } = useCommunes();
  const fieldFault = useFieldFault(CONTACTS);
  const [theirs, setTheirs] = useState<ContactShown>();
  // What the form began with: an answer that comes meanwhile must not take its place.
  const [seen] = useState(contact);
  const change = useAction(changeContact, {
    changes: [readContact, listContacts, listFollowUps],
    newest: async () => (await api.ask(readContact, { id: contact.id })).contact,
  });
  const draft = useDraft(valuesIn(seen), useWrong());
  const send = async (values: NearValues, { version, personVersion }: ContactShown): Promise<void> => {
    try {
      const faster = await change.run({
        id: contact.id,
        version,
        personVersion,
        person: personIn(values),
        circumstances: circumstancesIn(values, today),
        note: values.note || null,
      });
      if (faster) return setTheirs(faster);
      toast(t("saved"));
      onClose();
    } catch (error) {
      if (!fieldFault(draft, error)) throw error;
      setTheirs(undefined);
    }
  };
  if (theirs)
    return (
      <ConflictDialog<NearValues>
        mine={mineOver(valuesIn(theirs), valuesIn(seen), draft.values)}
        theirs={valuesIn(theirs)}
        fields={[
          { name: "name", label: t("name") },
          { name: "birthYear", label: t("birthYear") },
          { name: "phone", label: t("phone") },
          { name: "commune", label: t("commune"), show: ({ commune }) => nameOf(commune || null) ?? "" },
          { name: "address", label: t("address") },
          { name: "metDay", label: t("metDay") },
          {
            name: "part",
            label: t("part"),
            show: ({ part }) => part && t(`part_${part as "morning"}`),
          },
          { name: "minutes", label: t("minutes") },
          {
            name: "distance",
            label: t("distance"),
            show: ({ distance }) => distance && t(`distance_${distance as "other"}`),
          },
          { name: "masked", label: t("masked"), show: ({ masked }) => t(`masked_${masked as "yes"}`) },
          { name: "touched", label: t("touched"), show: ({ touched }) => touched && t("yes") },
          { name: "carer", label: t("carer"), show: ({ carer }) => carer && t("yes") },
          { name: "note", label: t("note") },
        ]}
        by={theirs.changedBy}
        at={moment(theirs.changed)}
        onKeep={(values) => void send(values, theirs).catch(() => setTheirs(undefined))}
        onClose={() => setTheirs(undefined)}
      />
    );
  return (
    <Dialog open wide title={t("changeTitle", { name: contact.person.name })} onClose={onClose}>
      <Form draft={draft} words={CONTACTS} send={t("save")} onSend={(values) => send(values, seen)}>
        <NearFields />
      </Form>
    </Dialog>
  );
}
