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
import { type AboutValues, aboutIn, aboutValuesOf } from "../person/about-values.ts";
import { ChangeDialog } from "../person/change-dialog.tsx";
import { personIn } from "../person/person-values.ts";
import { useAboutShown } from "../person/use-about-shown.ts";
import { useWrongAbout } from "../person/use-wrong-about.ts";
import { NearFields } from "./near-fields.tsx";
import { circumstancesIn, type NearValues, valuesOf } from "./near-values.ts";
import { useWrong } from "./use-wrong.ts";
import { CONTACTS } from "./words.ts";

type Values = NearValues & AboutValues;
const valuesIn = (contact: ContactShown): Values => ({
  ...valuesOf(contact.person, contact, contact.note),
  ...aboutValuesOf(contact.person.about),
});

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
  const aboutShown = useAboutShown();
  const { id, person } = contact;
  const [wrong, wrongAbout] = [useWrong(), useWrongAbout()];
  return (
    <ChangeDialog
      title={t("changeTitle", { name: person.name })}
      words={CONTACTS}
      shown={contact}
      valuesIn={valuesIn}
      wrong={(values) => ({ ...wrong(values), ...wrongAbout(values) })}
      endpoint={changeContact}
      told={(values, { version, personVersion, person: { about: before } }) => ({
        id,
        version,
        personVersion,
        person: { ...personIn(values), about: aboutIn(values, before, today) },
        circumstances: circumstancesIn(values, today),
        note: values.note || null,
      })}
      changes={[readContact, listContacts, listFollowUps]}
      newest={async () => (await api.ask(readContact, { id })).contact}
      done={t("saved")}
      fields={[
        ...aboutShown,
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
      <NearFields about />
    </ChangeDialog>
  );
}
