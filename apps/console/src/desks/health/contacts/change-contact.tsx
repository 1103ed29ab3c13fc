/** What is known of a contact is changed here. */
import {
  type ContactShown,
  changeContact,
  listContacts,
  readContact,
} from "@bluezone/contract/health/contacts";
import { listFollowUps } from "@bluezone/contract/health/follow-ups";
import { useApi, useToday } from "../../../api/hooks.ts";
import { useWords } from "../../../words/language.tsx";
import { ChangeDialog } from "../person/change-dialog.tsx";
import { personIn } from "../person/person-values.ts";
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
  const api = useApi();
  const today = useToday();
  const { id, person } = contact;
  return (
    <ChangeDialog
      title={t("changeTitle", { name: person.name })}
      words={CONTACTS}
      shown={contact}
      valuesIn={valuesIn}
      wrong={useWrong()}
      endpoint={changeContact}
      told={(values, { version, personVersion }) => ({
        id,
        version,
        personVersion,
        person: personIn(values),
        circumstances: circumstancesIn(values, today),
        note: values.note || null,
      })}
      changes={[readContact, listContacts, listFollowUps]}
      newest={async () => (await api.ask(readContact, { id })).contact}
      done={t("saved")}
      fields={[
        { name: "metDay", label: t("metDay") },
        { name: "part", label: t("part"), show: ({ part }) => part && t(`part_${part as "morning"}`) },
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
      onClose={onClose}
    >
      <NearFields />
    </ChangeDialog>
  );
}
