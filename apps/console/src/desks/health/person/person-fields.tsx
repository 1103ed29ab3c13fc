/** The fields of a person, inside a form that has their values: the same labels, hints and order everywhere. */
import type { ComponentProps, ReactNode } from "react";
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
  const text = (
    name: "name" | "birthYear" | "phone" | "address",
    more: Partial<ComponentProps<typeof TextField>>,
  ) => <TextField name={name} label={t(name)} hint={t(`hint_${name}`)} autoComplete="off" {...more} />;
  return (
    <>
      {text("name", { required: nameNeeded, maxLength: 80, spellCheck: false })}
      <FormGrid>
        {text("birthYear", { inputMode: "numeric", maxLength: 4 })}
        {phone && text("phone", { inputMode: "tel", maxLength: 32 })}
      </FormGrid>
      {afterPhone}
      <FormGrid>
        <UnitField name="commune" label={t("commune")} units={communes} required={communeNeeded} />
        {text("address", { maxLength: 160 })}
      </FormGrid>
    </>
  );
}
