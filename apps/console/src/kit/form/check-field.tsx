/** Yes or no. */
import { Checkbox } from "@mantine/core";
import { type FieldProps, useField } from "./field.ts";

/** Value: boolean. */
export function CheckField({ name, label, hint, disabled }: Omit<FieldProps, "required">) {
  const { id, value, set, error } = useField<boolean>(name, label);
  return (
    <Checkbox
      id={id}
      label={label}
      description={hint}
      disabled={disabled ?? false}
      error={error}
      checked={value}
      onChange={(event) => set(event.currentTarget.checked)}
    />
  );
}
