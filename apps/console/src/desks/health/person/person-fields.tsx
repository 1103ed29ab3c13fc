/** The fields of a person, inside a form that has their values: the same labels, hints and order everywhere. */
import type { ReactNode } from "react";
import { FormGrid } from "../../../kit/form/form-grid.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { UnitField } from "../../../kit/form/unit-picker.tsx";
import { useWords } from "../../../words/language.tsx";
import { useNearCommunes } from "./near-communes.ts";
import { PERSON } from "./words.ts";

/** Of `PersonValues`. */
export function PersonFields({
  phone = true,
  nameNeeded = true,
  communeNeeded = false,
  afterPhone,
}: {
  /** Whether the phone is typed here; without it, it is known. */
  readonly phone?: boolean;
  readonly nameNeeded?: boolean;
  readonly communeNeeded?: boolean;
  /** What stands below that which tells people apart, such as records that may be of the same person. */
  readonly afterPhone?: ReactNode;
}) {
  const t = useWords(PERSON);
  const { communes } = useNearCommunes();
  const of = (name: "name" | "birthYear" | "phone" | "address") => ({
    name,
    label: t(name),
    hint: t(`hint_${name}`),
    autoComplete: "off",
  });
  return (
    <>
      <TextField {...of("name")} required={nameNeeded} maxLength={80} spellCheck={false} />
      <FormGrid>
        <TextField {...of("birthYear")} inputMode="numeric" short />
        {phone && <TextField {...of("phone")} inputMode="tel" />}
      </FormGrid>
      {afterPhone}
      <FormGrid>
        <UnitField name="commune" label={t("commune")} units={communes} required={communeNeeded} />
        <TextField {...of("address")} maxLength={160} />
      </FormGrid>
    </>
  );
}
