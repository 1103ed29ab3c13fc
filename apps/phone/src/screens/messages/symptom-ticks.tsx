/** The symptoms to tick, each one; where "none" is an answer, it stands last. With a serious one 115 is called at once. */
import { capital } from "@bluezone/vietnamese/labels/case";
import { View } from "react-native";
import { CallButton } from "../../kit/call-hotline.tsx";
import { Note } from "../../kit/note.tsx";
import { Text } from "../../kit/text.tsx";
import { Tick } from "../../kit/tick.tsx";
import { useWords } from "../../words/words.tsx";
import { useSymptoms } from "./use-symptoms.ts";

export interface SymptomTicksProps {
  readonly label: string;
  readonly detail?: string;
  readonly chosen: readonly string[];
  /** @param symptom its id, or "none" */
  readonly onTick: (symptom: string, on: boolean) => void;
  /** Whether "none" is one of the answers. */
  readonly none: boolean;
}

export function SymptomTicks({ label, detail, chosen, onTick, none }: SymptomTicksProps) {
  const { t } = useWords();
  const { asked, word, serious } = useSymptoms();
  const ids = asked.map(({ id }) => id);
  // What was chosen before another policy came stays in sight, so that it can be left out.
  const former = chosen.filter((one) => one !== "none" && !ids.includes(one));
  const grave = serious(chosen);
  return (
    <View role="group" aria-label={label}>
      <Text strong>{label}</Text>
      {detail !== undefined && (
        <Text as="small" colour="ink2">
          {detail}
        </Text>
      )}
      {[...ids, ...former, ...(none ? ["none"] : [])].map((one) => (
        <Tick
          key={one}
          label={one === "none" ? t("messages:symptoms.none") : capital(word(one))}
          checked={chosen.includes(one)}
          onChange={(on) => onTick(one, on)}
          testID={`symptom-${one}`}
        />
      ))}
      {grave !== null && (
        <Note tone="act" icon="act" alert>
          <Text strong>{t("messages:symptoms.serious", { signs: capital(grave) })}</Text>
          <CallButton kind="quiet" number="115" shown="115" label={t("health:hotline.emergency")} />
        </Note>
      )}
    </View>
  );
}
