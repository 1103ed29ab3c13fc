/** Symptoms to choose from, several at once. */
import { SYMPTOMS } from "@bluezone/contract/health/choices";
import type { Symptom } from "@bluezone/contract/health/from-phone";
import { Chip, Group } from "@mantine/core";
import { useWords } from "../../../words/language.tsx";
import { PERSON } from "../person/words.ts";
import { QUARANTINE } from "./words.ts";

/** `of` says whose, for who cannot see the row. */
export function SymptomChips({
  of,
  value,
  onChange,
}: {
  readonly of?: string;
  readonly value: readonly Symptom[];
  readonly onChange: (value: readonly Symptom[]) => void;
}) {
  const t = useWords(QUARANTINE);
  const person = useWords(PERSON);
  return (
    <Chip.Group multiple value={[...value]} onChange={(all) => onChange(all as Symptom[])}>
      <Group gap="xs" role="group" aria-label={of === undefined ? t("symptoms") : `${t("symptoms")}: ${of}`}>
        {SYMPTOMS.map((one) => (
          <Chip key={one} value={one}>
            {person(`symptom_${one}`)}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}
