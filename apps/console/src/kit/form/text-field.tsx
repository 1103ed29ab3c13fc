/** One line of text. */
import { TextInput } from "@mantine/core";
import type { ComponentProps } from "react";
import { type FieldProps, useTyped } from "./field.ts";

type Native = Pick<
  ComponentProps<"input">,
  "autoComplete" | "inputMode" | "maxLength" | "type" | "spellCheck"
>;

/** Texts of at most so many letters stand in a short box. */
const SHORT = 12;

/** Value: string. */
export function TextField(props: FieldProps & Native) {
  const [input] = useTyped(props);
  const { maxLength = Number.POSITIVE_INFINITY } = input;
  return <TextInput {...input} {...(maxLength <= SHORT ? { className: "short-field" } : {})} />;
}
