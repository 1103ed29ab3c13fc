/** A password: hidden until the reader asks to see it. */
import { PasswordInput } from "@mantine/core";
import { KIT } from "../../words/kit.ts";
import { useWords } from "../../words/language.tsx";
import { type FieldProps, useField } from "./field.ts";

/** Value: string. `autoComplete` tells a password manager which one it is. */
export function SecretField({
  name,
  label,
  hint,
  required,
  autoComplete,
}: FieldProps & { readonly autoComplete: "current-password" | "new-password" }) {
  const t = useWords(KIT);
  const { id, value, set, error } = useField<string>(name, label);
  return (
    <PasswordInput
      id={id}
      label={label}
      description={hint}
      required={required ?? false}
      error={error}
      value={value}
      autoComplete={autoComplete}
      visibilityToggleButtonProps={{ "aria-label": t("showSecret"), tabIndex: 0 }}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
}
