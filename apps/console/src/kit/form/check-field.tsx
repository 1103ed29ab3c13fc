/** Yes or no. */
import { Checkbox } from "@mantine/core";
import { type FieldProps, useInput } from "./field.ts";

/** Value: boolean. */
export function CheckField(props: Omit<FieldProps, "required">) {
  const { look, value, set } = useInput<boolean, FieldProps>(props);
  return <Checkbox {...look} checked={value} onChange={(event) => set(event.currentTarget.checked)} />;
}
