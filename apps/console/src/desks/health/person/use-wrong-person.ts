/** Sentences for what is wrong with a person as typed. */
import { useWords } from "../../../words/language.tsx";
import { isName, isPhone, isYear, type PersonValues } from "./person-values.ts";
import { PERSON } from "./words.ts";

type Sentences = Partial<Record<keyof PersonValues, string | undefined>>;

/** For a draft, by field. A phone that is not typed is known. */
export function useWrongPerson(): (
  values: Pick<PersonValues, "name" | "birthYear"> & Partial<Pick<PersonValues, "phone">>,
) => Sentences {
  const t = useWords(PERSON);
  return ({ name, birthYear, phone = "" }) => ({
    name: isName(name) ? undefined : t("nameWrong"),
    birthYear: isYear(birthYear) ? undefined : t("birthYearWrong"),
    phone: isPhone(phone) ? undefined : t("phoneWrong"),
  });
}
