/** One of many that fit in a list: the browser's own list, which every keyboard and screen reader knows. */
import { NativeSelect } from "@mantine/core";
import type { Choice } from "./choice-field.tsx";
import { type FieldProps, useTyped } from "./field.ts";

/** Value: string, "" while nothing is chosen; `none` is the text for that. */
export function SelectField({
  choices,
  none = "",
  ...props
}: FieldProps & { readonly choices: readonly Choice[]; readonly none?: string }) {
  const [input] = useTyped(props);
  const data = [{ value: "", label: none }, ...choices.map(({ value, label }) => ({ value, label }))];
  return <NativeSelect {...input} data={data} />;
}
