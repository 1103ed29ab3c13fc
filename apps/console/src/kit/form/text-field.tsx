/** One line of text. */
import { TextInput } from "@mantine/core";
import type { ComponentProps } from "react";
import { type FieldProps, useTyped } from "./field.ts";

type Native = ComponentProps<"input">;
/**
 * `maxLength` cuts what is typed, silently: for a text alone, whose end one sees going. A number, a time or a code is read, and
 * what does not fit stays to be refused in words.
 */
type Limit =
  | { readonly short?: true; readonly maxLength?: never }
  | {
      readonly inputMode?: "text" | "tel" | "url";
      readonly maxLength?: number;
      readonly short?: never;
    };

/** Value: string. `short` stands in a short box. */
export function TextField({
  short,
  ...props
}: FieldProps & Pick<Native, "autoComplete" | "inputMode" | "type" | "spellCheck"> & Limit) {
  const [input] = useTyped(props);
  return <TextInput {...input} {...(short ? { className: "short-field" } : {})} />;
}
