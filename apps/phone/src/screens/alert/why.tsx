/** How an alert comes about, drawn in three steps; what it can be wrong about, and who knows of it: nobody. */
import { SPACE } from "@bluezone/ui/tokens";
import { router } from "expo-router";
import { View } from "react-native";
import { Button } from "../../kit/button.tsx";
import { Drawing } from "../../kit/drawing.tsx";
import { Screen } from "../../kit/screen.tsx";
import { spoken } from "../../kit/spoken.ts";
import { Text } from "../../kit/text.tsx";
import { useLook } from "../../look/theme.tsx";
import { useWords } from "../../words/words.tsx";

/** Two phones met; a list came out; this phone compared. Named like their drawings. */
const STEPS = ["exchanged", "listed", "compared"] as const;
const BESIDES = ["wrong", "nobody", "who"] as const;
/** The widest of a drawing beside its sentence, in px. */
const SMALL = 88;

export function Why() {
  const { t } = useWords();
  const { textSize } = useLook();
  const stacked = textSize > 1.3;
  const besides = BESIDES.map((part) => t(`alert:why.${part}`));
  const read = spoken([
    t("alert:why.title"),
    ...STEPS.map((step, i) => `${i + 1}. ${t(`alert:why.${step}`)}`),
    ...besides,
  ]);
  return (
    <Screen title={t("alert:why.title")} read={read}>
      <View role="list" style={{ gap: SPACE[3] }}>
        {STEPS.map((step) => (
          <View
            key={step}
            role="listitem"
            style={stacked ? { gap: SPACE[1] } : { flexDirection: "row", gap: SPACE[2] }}
          >
            <View style={{ width: SMALL }}>
              <Drawing name={step} label={t(`alert:why.${step}-drawing`)} widest={SMALL} />
            </View>
            <View style={stacked ? {} : { flex: 1 }}>
              <Text>{t(`alert:why.${step}`)}</Text>
            </View>
          </View>
        ))}
      </View>
      {besides.map((sentence) => (
        <Text key={sentence}>{sentence}</Text>
      ))}
      <Button label={t("alert:why.button")} onPress={() => router.navigate("/alerts")} />
    </Screen>
  );
}
