/** Somebody's fields in the choice between two versions. */
import type { ConflictField } from "../../../kit/form/conflict-dialog.tsx";
import { useCommunes } from "../../../kit/form/use-communes.ts";
import { useWords } from "../../../words/language.tsx";
import type { PersonValues } from "./person-values.ts";
import { PERSON } from "./words.ts";

/** In the order of the form. */
export function usePersonConflict(): readonly ConflictField<PersonValues>[] {
  const t = useWords(PERSON);
  const { nameOf } = useCommunes();
  return [
    { name: "name", label: t("name") },
    { name: "birthYear", label: t("birthYear") },
    { name: "phone", label: t("phone") },
    { name: "commune", label: t("commune"), show: ({ commune }) => nameOf(commune || null) ?? "" },
    { name: "address", label: t("address") },
  ];
}
