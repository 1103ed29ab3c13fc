/** One of many that fit in a list: the browser's own list, which every keyboard and screen reader knows. */
import { NativeSelect } from "@mantine/core";
import type { Choice } from "./choice-field.tsx";
import { type FieldProps, useField } from "./field.ts";

/** Value: string, "" while nothing is chosen; `none` is the text for that. */
export function SelectField({
  name,
  label,
  hint,
  required,
  disabled,
  choices,
  none = "",
}: FieldProps & { readonly choices: readonly Choice[]; readonly none?: string }) {
  const { id, value, set, error } = useField<string>(name, label);
  return (
    <NativeSelect
      id={id}
      label={label}
      description={hint}
      required={required ?? false}
      disabled={disabled ?? false}
      error={error}
      value={value}
      data={[{ value: "", label: none }, ...choices.map(({ value, label }) => ({ value, label }))]}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
}
