/** One of a few: radio buttons, all in sight. */
import { Group, Radio } from "@mantine/core";
import { type FieldProps, useField } from "./field.ts";

/** A thing that can be chosen. */
export type Choice = { readonly value: string; readonly label: string; readonly hint?: string };

/** Value: string, "" while nothing is chosen. */
export function ChoiceField({
  name,
  label,
  hint,
  required,
  choices,
}: FieldProps & { readonly choices: readonly Choice[] }) {
  const { id, value, set, error } = useField<string>(name, label);
  return (
    <Radio.Group
      label={label}
      description={hint}
      required={required ?? false}
      error={error}
      value={value}
      onChange={set}
    >
      <Group gap="md" my="xs">
        {choices.map((choice, at) => (
          <Radio
            key={choice.value}
            value={choice.value}
            label={choice.label}
            description={choice.hint}
            {...(at === 0 ? { id } : {})}
            {...(error === undefined ? {} : { "aria-invalid": true })}
          />
        ))}
      </Group>
    </Radio.Group>
  );
}
