/** Who runs it, what it does, and that it is one's own choice: before anything is asked. */
import { router } from "expo-router";
import { Button } from "../../kit/button.tsx";
import { Numbered } from "../../kit/numbered.tsx";
import { Screen } from "../../kit/screen.tsx";
import { OPERATOR } from "../../phone/operator.ts";
import { useWords } from "../../words/words.tsx";
import { Header } from "../home/header.tsx";

const SENTENCES = ["1", "2", "3", "4", "5", "6"] as const;

export function SixSentences({ onNext }: { readonly onNext: () => void }) {
  const { t, lang } = useWords();
  const sentences = SENTENCES.map((n) => t(`first-run:six.${n}`, { operator: OPERATOR.name[lang] }));
  const title = t("first-run:six.title");
  return (
    <Screen title={title} header={<Header />} read={[title, ...sentences].join(". ")}>
      <Numbered items={sentences.map((text) => ({ text }))} />
      <Button label={t("first-run:six.start")} onPress={onNext} testID="start" />
      <Button
        kind="quiet"
        label={t("first-run:six.read-more")}
        onPress={() => router.push("/what-it-does")}
        testID="read-more"
      />
    </Screen>
  );
}
