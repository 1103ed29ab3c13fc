/** Before Bluezone has started on a phone, nothing is kept or sent. */
import { router } from "expo-router";
import { Button } from "../../kit/button.tsx";
import { CallHotline } from "../../kit/call-hotline.tsx";
import { Emergency } from "../../kit/emergency.tsx";
import { Screen } from "../../kit/screen.tsx";
import { Text } from "../../kit/text.tsx";
import { useWords } from "../../words/words.tsx";

export function StartFirst({ title }: { readonly title: string }) {
  const { t } = useWords();
  return (
    <Screen title={title} read={t("messages:start.sentence")}>
      <Text>{t("messages:start.sentence")}</Text>
      <Button label={t("messages:start.button")} onPress={() => router.push("/first-run")} />
      <CallHotline kind="quiet" />
      <Emergency />
    </Screen>
  );
}
