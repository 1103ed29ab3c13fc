/** One line of text. */
import { TextInput } from "@mantine/core";
import type { ComponentProps } from "react";
import { type FieldProps, useTyped } from "./field.ts";

type Native = Pick<
  ComponentProps<"input">,
  "autoComplete" | "inputMode" | "maxLength" | "type" | "spellCheck"
>;

/** Value: string. */
export function TextField(props: FieldProps & Native) {
  const [input] = useTyped(props);
  return <TextInput {...input} />;
}
