/** The symptoms to tick, each one; where "none" is an answer, it stands last. */
import { SYMPTOMS } from "@bluezone/contract/health/choices";
import type { Symptom } from "@bluezone/contract/health/from-phone";
import { View } from "react-native";
import { Text } from "../../kit/text.tsx";
import { Tick } from "../../kit/tick.tsx";
import { useWords } from "../../words/words.tsx";

export interface SymptomTicksProps {
  readonly label: string;
  readonly detail?: string;
  readonly chosen: readonly string[];
  readonly onTick: (symptom: Symptom | "none", on: boolean) => void;
  /** Whether "none" is one of the answers. */
  readonly none: boolean;
}

export function SymptomTicks({ label, detail, chosen, onTick, none }: SymptomTicksProps) {
  const { t } = useWords();
  return (
    <View role="group" aria-label={label}>
      <Text strong>{label}</Text>
      {detail !== undefined && (
        <Text as="small" colour="ink2">
          {detail}
        </Text>
      )}
      {[...SYMPTOMS, ...(none ? (["none"] as const) : [])].map((one) => (
        <Tick
          key={one}
          label={t(`messages:symptoms.${one}`)}
          checked={chosen.includes(one)}
          onChange={(on) => onTick(one, on)}
          testID={`symptom-${one}`}
        />
      ))}
    </View>
  );
}
