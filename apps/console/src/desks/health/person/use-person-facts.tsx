/** What a page says of a person. */
import type { PersonShown } from "@bluezone/contract/health/person";
import type { ComponentProps } from "react";
import { useCommunes } from "../../../kit/form/use-communes.ts";
import type { Facts } from "../../../kit/page/facts.tsx";
import { useWords } from "../../../words/language.tsx";
import { PhoneLink } from "./phone-link.tsx";
import { PERSON } from "./words.ts";

/** Year of birth, phone, commune, address. */
export function usePersonFacts(): (
  person: Pick<PersonShown, "birthYear" | "phone" | "commune" | "address">,
) => ComponentProps<typeof Facts>["facts"] {
  const t = useWords(PERSON);
  const { nameOf } = useCommunes();
  return ({ birthYear, phone, commune, address }) => [
    [t("birthYear"), birthYear],
    [t("phone"), phone && <PhoneLink phone={phone} />],
    [t("commune"), nameOf(commune)],
    [t("address"), address],
  ];
}
