/** A password: hidden until the reader asks to see it. */
import { PasswordInput } from "@mantine/core";
import { KIT } from "../../words/kit.ts";
import { useWords } from "../../words/language.tsx";
import { type FieldProps, useTyped } from "./field.ts";

/** Value: string. `autoComplete` tells a password manager which one it is. */
export function SecretField(
  props: FieldProps & { readonly autoComplete: "current-password" | "new-password" },
) {
  const t = useWords(KIT);
  const [input] = useTyped(props);
  return (
    <PasswordInput
      {...input}
      aria-invalid={input.error !== undefined}
      visibilityToggleButtonProps={{ "aria-label": t("showSecret"), tabIndex: 0 }}
    />
  );
}
