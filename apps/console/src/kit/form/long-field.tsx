/** Several lines of text; grows with what is typed. */
import { Textarea } from "@mantine/core";
import { type FieldProps, useField } from "./field.ts";

/** Value: string. `rows` before anything is typed. */
export function LongField({
  name,
  label,
  hint,
  required,
  disabled,
  rows = 4,
  maxLength,
}: FieldProps & { readonly rows?: number; readonly maxLength?: number }) {
  const { id, value, set, error } = useField<string>(name, label);
  return (
    <Textarea
      id={id}
      label={label}
      description={hint}
      required={required ?? false}
      disabled={disabled ?? false}
      error={error}
      value={value}
      rows={rows}
      resize="vertical"
      onChange={(event) => set(event.currentTarget.value)}
      {...(maxLength === undefined ? {} : { maxLength })}
    />
  );
}
