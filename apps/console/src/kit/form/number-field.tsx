/** A whole number, typed with or without the dots between thousands. */
import { integer } from "@bluezone/vietnamese/number";
import { TextInput } from "@mantine/core";
import { useLocale } from "../../words/language.tsx";
import { type FieldProps, useField } from "./field.ts";
import { typedNumber } from "./typed-number.ts";

/** Value: string as typed; `typedNumber` reads it. Leaving the field puts the thousands apart. */
export function NumberField({ name, label, hint, required, disabled }: FieldProps) {
  const [locale] = useLocale();
  const { id, value, set, error } = useField<string>(name, label);
  return (
    <TextInput
      id={id}
      label={label}
      description={hint}
      required={required ?? false}
      disabled={disabled ?? false}
      error={error}
      value={value}
      inputMode="numeric"
      autoComplete="off"
      onChange={(event) => set(event.currentTarget.value)}
      onBlur={() => {
        const read = typedNumber(value);
        if (read !== undefined) set(integer(read, locale));
      }}
    />
  );
}
