/** Sentences for what is wrong with a person near as typed. */
import { OLDEST_CONTACT } from "@bluezone/contract/health/contacts";
import { usePastFault } from "../../../kit/form/date-field.tsx";
import { useWords } from "../../../words/language.tsx";
import { useWrongPerson } from "../person/use-wrong-person.ts";
import { type NearValues, wrongMinutes } from "./near-values.ts";
import { CONTACTS } from "./words.ts";

/** For a draft: the first sentence of each field. `fresh`: nothing of it was kept before, so a day too long ago is wrong too. */
export function useWrong(
  fresh = false,
): (values: NearValues) => Partial<Record<keyof NearValues, string | undefined>> {
  const t = useWords(CONTACTS);
  const pastFault = usePastFault();
  const wrongPerson = useWrongPerson();
  const past = { oldest: fresh ? OLDEST_CONTACT : undefined, tooOld: t("fault_contact_day_invalid") };
  return (values) => ({
    ...wrongPerson(values),
    metDay: pastFault(values.metDay, past),
    minutes: wrongMinutes(values) ? t("minutesWrong") : undefined,
  });
}
