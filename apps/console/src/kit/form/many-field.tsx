/** Several of many that do not fit in sight: what is chosen stands in the field, the rest is found by a few letters. */
import { MultiSelect } from "@mantine/core";
import "@mantine/core/styles/PillsInput.css";
import "@mantine/core/styles/Pill.css";
import type { Choice } from "./choice-field.tsx";
import { type FieldProps, useInput } from "./field.ts";
import { found } from "./unit-picker.tsx";

/** Value: the values that are chosen. `none` stands where nothing matches what is typed. */
export function ManyField({
  choices,
  none,
  ...props
}: FieldProps & { readonly choices: readonly Choice[]; readonly none: string }) {
  const { look, value, set } = useInput<readonly string[], FieldProps>(props);
  return (
    <MultiSelect
      {...look}
      value={[...value]}
      onChange={set}
      data={choices.map((choice) => ({ value: choice.value, label: choice.label }))}
      searchable
      hidePickedOptions
      filter={found}
      nothingFoundMessage={none}
      maxDropdownHeight={240}
    />
  );
}
