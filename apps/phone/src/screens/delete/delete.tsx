/** Deletes everything, after saying what goes, what stays elsewhere and until when. */
import { router } from "expo-router";
import { useEffect, useState } from "react";
import { preferences } from "../../adapters/system/preferences.ts";
import { forgetSharedFiles } from "../../adapters/system/sharing.ts";
import { Button } from "../../kit/button.tsx";
import { Note } from "../../kit/note.tsx";
import { Screen } from "../../kit/screen.tsx";
import { Text } from "../../kit/text.tsx";
import { usePhone, usePhoneState, useTap } from "../../phone/phone.tsx";
import { useWords, type Words } from "../../words/words.tsx";
import { leavesServer } from "../my-data/held.ts";

/** Speaks the language that was chosen when it was deleted: the choice itself is gone. */
function Deleted({ words: { t } }: { readonly words: Words }) {
  return (
    <Screen back={false}>
      <Note tone="well" icon="well" alert>
        <Text as="heading" level={1} testID="deleted">
          {t("data:delete.done")}
        </Text>
        <Text>{t("data:delete.again")}</Text>
      </Note>
      <Button label={t("data:delete.begin")} onPress={() => router.dismissTo("/")} testID="begin" />
    </Screen>
  );
}

export function Delete() {
  const words = useWords();
  const { t, lang } = words;
  const phone = usePhone();
  const written = usePhoneState().messages.some(({ state }) => state.is === "sent");
  const { busy, failed, run } = useTap();
  const [day, setDay] = useState<string | null>(null);
  const [deleted, setDeleted] = useState<Words | null>(null);
  useEffect(() => {
    phone.tap.holdings().then(
      (holdings) => setDay(leavesServer(holdings, lang)),
      () => undefined,
    );
  }, [phone, lang]);

  const wipe = (): void =>
    void run(async () => {
      await phone.tap.deleteEverything();
      forgetSharedFiles();
      preferences.clear();
      setDeleted(words);
    });

  if (deleted !== null) return <Deleted words={deleted} />;
  const title = t("data:delete.title");
  const what = t("data:delete.what");
  return (
    <Screen title={title} read={`${title} ${what}`}>
      <Text>{what}</Text>
      <Text>{t("data:delete.stops")}</Text>
      {day !== null && <Text>{t("data:delete.server", { day })}</Text>}
      {written && <Text>{t("data:delete.messages")}</Text>}
      <Text colour="ink2">{t("data:delete.files")}</Text>
      {failed && (
        <Note tone="danger" icon="act" alert>
          {t("data:delete.failed")}
        </Note>
      )}
      <Button kind="danger" label={t("data:delete.button")} onPress={wipe} busy={busy} testID="delete-all" />
      <Button
        kind="quiet"
        label={t("data:delete.keep")}
        onPress={() => (router.canGoBack() ? router.back() : router.replace("/"))}
        disabled={busy}
        testID="keep"
      />
    </Screen>
  );
}
