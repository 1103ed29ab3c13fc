/** Before Bluezone has started on a phone, nothing is kept or sent. */
import { router } from "expo-router";
import { Button } from "../../kit/button.tsx";
import { Screen } from "../../kit/screen.tsx";
import { Text } from "../../kit/text.tsx";
import { useWords } from "../../words/words.tsx";
import { CallHotline } from "../health/call-hotline.tsx";
import { Emergency } from "../health/emergency.tsx";

export function StartFirst({ title }: { readonly title: string }) {
  const { t } = useWords();
  return (
    <Screen title={title} read={t("letters:start.sentence")}>
      <Text>{t("letters:start.sentence")}</Text>
      <Button label={t("letters:start.button")} onPress={() => router.push("/first-run")} />
      <CallHotline kind="quiet" />
      <Emergency />
    </Screen>
  );
}
