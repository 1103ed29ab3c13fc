/** A filter as chips: one of a few, or none. */
import { capital } from "@bluezone/vietnamese/labels/case";
import { Chip, Group } from "@mantine/core";
import type { Choice } from "./choice-field.tsx";

/** `value` "" stands for all, which `all` names. */
export function Chips({
  name,
  all,
  choices,
  value,
  onChange,
}: {
  /** What is filtered by, for who cannot see it. */
  readonly name: string;
  readonly all: string;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <Chip.Group multiple={false} value={value} onChange={onChange}>
      <Group gap="xs" role="radiogroup" aria-label={name}>
        {[{ value: "", label: all }, ...choices].map((choice) => (
          <Chip key={choice.value} value={choice.value}>
            {capital(choice.label)}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}
