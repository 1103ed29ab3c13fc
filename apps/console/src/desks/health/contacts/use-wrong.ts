/** Sentences for what is wrong with a person near as typed. */
import { useToday } from "../../../api/hooks.ts";
import { KIT } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { useWrongPerson } from "../person/use-wrong-person.ts";
import { type NearValues, wrongIn } from "./near-values.ts";
import { CONTACTS } from "./words.ts";

/** For a draft: the first sentence of each field. `fresh`: nothing of it was kept before. */
export function useWrong(
  fresh = false,
): (values: NearValues) => Partial<Record<keyof NearValues, string | undefined>> {
  const t = useWords(CONTACTS);
  const kit = useWords(KIT);
  const today = useToday();
  const wrongPerson = useWrongPerson();
  return (values) => {
    const { minutes, metDay } = wrongIn(values, today, fresh);
    return {
      ...wrongPerson(values),
      metDay:
        metDay &&
        { unreadable: kit("dayWrong"), ahead: kit("dayAhead"), old: t("fault_contact_day_invalid") }[metDay],
      minutes: minutes ? t("minutesWrong") : undefined,
    };
  };
}
