/** Several lines of text; grows with what is typed. */
import { Textarea } from "@mantine/core";
import { type FieldProps, useTyped } from "./field.ts";

/** Value: string. `rows` before anything is typed. */
export function LongField(props: FieldProps & { readonly rows?: number; readonly maxLength?: number }) {
  const [input] = useTyped(props);
  return <Textarea rows={4} resize="vertical" {...input} />;
}
