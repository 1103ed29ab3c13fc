/** The fields of a person, inside a form that has their values. */

import type { Words } from "@bluezone/vietnamese/catalog";
import type { ComponentProps, ReactNode } from "react";
import { TextField } from "../../../kit/form/text-field.tsx";
import { UnitField } from "../../../kit/form/unit-picker.tsx";
import { useCommunes } from "../../../kit/form/use-communes.ts";
import { useMaybeWord } from "../../../words/language.tsx";

/** The key of each field's hint. */
const HINT = {
  name: "nameHint",
  birthYear: "birthYearHint",
  phone: "phoneHint",
  commune: "communeHint",
  address: "addressHint",
} as const;
type Name = keyof typeof HINT;

/**
 * Each field, to be set where the form wants it. Their labels are the slice's words by the same names, their hints those that it
 * has (`nameHint`). `commune` is more of that field: what it offers, whether it must be chosen.
 */
export function usePersonFields(
  words: Words,
  commune: Partial<ComponentProps<typeof UnitField>> = {},
): Readonly<Record<Name, ReactNode>> {
  const word = useMaybeWord();
  const { communes } = useCommunes();
  const said = <N extends Name>(name: N) => {
    const hint = word(words, HINT[name]);
    return { name, label: word(words, name) ?? name, ...(hint === undefined ? {} : { hint }) };
  };
  const text = (name: Name, more: Partial<ComponentProps<typeof TextField>>): ReactNode => (
    <TextField {...said(name)} autoComplete="off" {...more} />
  );
  return {
    name: text("name", { required: true, maxLength: 80, spellCheck: false }),
    birthYear: text("birthYear", { inputMode: "numeric", maxLength: 4 }),
    phone: text("phone", { inputMode: "tel", maxLength: 32 }),
    commune: <UnitField {...said("commune")} units={communes} {...commune} />,
    address: text("address", { maxLength: 160 }),
  };
}
