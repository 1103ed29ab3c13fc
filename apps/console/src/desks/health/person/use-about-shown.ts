/** What a case record asks of somebody, as a form shows what somebody else has changed meanwhile. */
import { useWords } from "../../../words/language.tsx";
import type { AboutValues } from "./about-values.ts";
import { PERSON } from "./words.ts";

/** The fields with their labels. */
export function useAboutShown() {
  const t = useWords(PERSON);
  return [
    {
      name: "sex" as const,
      label: t("sex"),
      show: ({ sex }: AboutValues) => sex && t(`sex_${sex as "male"}`),
    },
    {
      name: "pregnant" as const,
      label: t("pregnancy"),
      show: ({ pregnant }: AboutValues) => pregnant && t(`pregnant_${pregnant as "yes"}`),
    },
    { name: "weeks" as const, label: t("weeks") },
    { name: "occupation" as const, label: t("occupation") },
    { name: "workplace" as const, label: t("workplace") },
  ];
}
