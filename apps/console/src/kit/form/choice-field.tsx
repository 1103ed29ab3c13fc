/** One of a few: radio buttons, all in sight. */
import { Group, Radio } from "@mantine/core";
import { type FieldProps, useInput } from "./field.ts";

/** A thing that can be chosen. */
export type Choice = { readonly value: string; readonly label: string; readonly hint?: string };

/** Value: string, "" while nothing is chosen. */
export function ChoiceField({
  choices,
  ...props
}: Omit<FieldProps, "disabled"> & { readonly choices: readonly Choice[] }) {
  const {
    look: { id, ...look },
    value,
    set,
  } = useInput<string, FieldProps>(props);
  return (
    <Radio.Group {...look} value={value} onChange={set}>
      <Group gap="md" my="xs">
        {choices.map((choice, at) => (
          <Radio
            key={choice.value}
            value={choice.value}
            label={choice.label}
            description={choice.hint}
            {...(at === 0 ? { id } : {})}
            {...(look.error === undefined ? {} : { "aria-invalid": true })}
          />
        ))}
      </Group>
    </Radio.Group>
  );
}
