/** How an alert comes about, what it can be wrong about, and who knows of it: nobody. */
import { router } from "expo-router";
import { Button } from "../../kit/button.tsx";
import { Screen } from "../../kit/screen.tsx";
import { spoken } from "../../kit/spoken.ts";
import { Text } from "../../kit/text.tsx";
import { useWords } from "../../words/words.tsx";

export function Why() {
  const { t } = useWords();
  const sentences = (["match", "wrong", "nobody", "who"] as const).map((part) => t(`alert:why.${part}`));
  return (
    <Screen title={t("alert:why.title")} read={spoken([t("alert:why.title"), ...sentences])}>
      {sentences.map((sentence) => (
        <Text key={sentence}>{sentence}</Text>
      ))}
      <Button label={t("alert:why.button")} onPress={() => router.navigate("/alerts")} />
    </Screen>
  );
}
