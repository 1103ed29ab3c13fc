/** The six facts: who runs it, what it does, and that it is one's own choice. One tap away from every page before the start. */
import { router } from "expo-router";
import { Button } from "../../kit/button.tsx";
import { Numbered } from "../../kit/numbered.tsx";
import { Screen } from "../../kit/screen.tsx";
import { wayBack } from "../../kit/way-back.ts";
import { OPERATOR } from "../../phone/operator.ts";
import { useWords } from "../../words/words.tsx";

const SENTENCES = ["1", "2", "3", "4", "5", "6"] as const;

export function SixSentences() {
  const { t, lang } = useWords();
  const sentences = SENTENCES.map((n) => t(`first-run:six.${n}`, { operator: OPERATOR.name[lang] }));
  const title = t("first-run:six.title");
  return (
    <Screen title={title} read={[title, ...sentences].join(". ")}>
      <Numbered items={sentences.map((text) => ({ text }))} />
      <Button label={t("first-run:six.read")} onPress={wayBack} testID="six-read" />
      <Button
        kind="quiet"
        label={t("first-run:six.read-more")}
        onPress={() => router.navigate("/what-it-does")}
        testID="read-more"
      />
    </Screen>
  );
}
