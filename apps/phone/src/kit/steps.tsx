/** How far one is in a few steps on one screen, and the way back to the step before. */
import { SPACE } from "@bluezone/ui/tokens";
import { View } from "react-native";
import { useLook } from "../look/theme.tsx";
import { useWords } from "../words/words.tsx";
import { Icon } from "./icon.tsx";
import { Pressable } from "./pressable.tsx";
import { Progress } from "./progress.tsx";
import { Text } from "./text.tsx";
import { wayBack } from "./way-back.ts";

export interface StepsProps {
  /** "Bước 2 trên 4", in the screen's words. */
  readonly label: string;
  /** From 0. */
  readonly step: number;
  readonly of: number;
  /** To the step before; without it, back to where one came from. */
  readonly onBack?: () => void;
}

/** Stands as a screen's header, in place of its own way back. */
export function Steps({ label, step, of, onBack = wayBack }: StepsProps) {
  const { colour } = useLook();
  const { t } = useWords();
  return (
    <View style={{ gap: SPACE[1] }}>
      <View
        style={{
          flexDirection: "row",
          flexWrap: "wrap",
          alignItems: "center",
          justifyContent: "space-between",
          columnGap: SPACE[2],
        }}
      >
        <Pressable
          label={t("back")}
          onPress={onBack}
          style={{ flexDirection: "row", alignItems: "center" }}
          testID="back"
        >
          <Icon name="back" colour={colour.brand} />
          <Text strong colour="brand">
            {t("back")}
          </Text>
        </Pressable>
        <View aria-live="polite">
          <Text as="small" colour="ink2" testID="step">
            {label}
          </Text>
        </View>
      </View>
      <Progress step={step} of={of} />
    </View>
  );
}
