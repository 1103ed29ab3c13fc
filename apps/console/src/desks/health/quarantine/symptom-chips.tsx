/** Symptoms to choose from, several at once. */
import { Chip, Group } from "@mantine/core";
import { useWords } from "../../../words/language.tsx";
import { useTerms } from "../disease/disease.ts";
import { QUARANTINE } from "./words.ts";

/** `of` says whose, for who cannot see the row. */
export function SymptomChips({
  of,
  value,
  onChange,
}: {
  readonly of?: string;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}) {
  const t = useWords(QUARANTINE);
  const { asked } = useTerms();
  return (
    <Chip.Group multiple value={[...value]} onChange={(all) => onChange(all)}>
      <Group gap="xs" role="group" aria-label={of === undefined ? t("symptoms") : `${t("symptoms")}: ${of}`}>
        {asked.map(({ value: one, label }) => (
          <Chip key={one} value={one}>
            {label}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}
