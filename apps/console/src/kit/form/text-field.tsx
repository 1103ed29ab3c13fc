/** One line of text. */
import { TextInput } from "@mantine/core";
import type { ComponentProps } from "react";
import { type FieldProps, useField } from "./field.ts";

type Native = Pick<
  ComponentProps<"input">,
  "autoComplete" | "inputMode" | "maxLength" | "type" | "spellCheck"
>;

/** Value: string. */
export function TextField({ name, label, hint, required, disabled, ...native }: FieldProps & Native) {
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
      onChange={(event) => set(event.currentTarget.value)}
      {...native}
    />
  );
}
