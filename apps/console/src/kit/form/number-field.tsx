/** A whole number, typed with or without the dots between thousands. */
import { integer } from "@bluezone/vietnamese/number";
import { TextInput } from "@mantine/core";
import { useLocale } from "../../words/language.tsx";
import { type FieldProps, useTyped } from "./field.ts";
import { typedNumber } from "./typed-number.ts";

/** Value: string as typed; `typedNumber` reads it. Leaving the field puts the thousands apart. */
export function NumberField(props: FieldProps) {
  const [locale] = useLocale();
  const [input, set] = useTyped(props);
  const read = typedNumber(input.value);
  return (
    <TextInput
      {...input}
      className="short-field"
      inputMode="numeric"
      autoComplete="off"
      onBlur={() => read !== undefined && set(integer(read, locale))}
    />
  );
}
