/** No local page has come: why, and the way on. */
import { router } from "expo-router";
import { Button } from "../../kit/button.tsx";
import { Card } from "../../kit/card.tsx";
import { Note } from "../../kit/note.tsx";
import { Text } from "../../kit/text.tsx";
import { usePhone, usePhoneState, useTap } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";

export function EmptyPage() {
  const { t } = useWords();
  const phone = usePhone();
  const { busy, failed, run } = useTap();
  const { consent, rollout } = usePhoneState();
  const started = consent.sensing !== null;
  const why = !started ? "asleep" : rollout ? "sentence" : "nowhere";
  return (
    <Card>
      <Text strong>{t("local:page.none")}</Text>
      <Text>{t(`local:page.${why}`)}</Text>
      {!started ? (
        <Button
          label={t("local:empty.start")}
          onPress={() => router.push("/first-run")}
          testID="start-page"
        />
      ) : (
        rollout && (
          <Button
            kind="quiet"
            label={t("local:page.fetch")}
            busy={busy}
            onPress={() => void run(() => phone.tap.checkNow())}
            testID="fetch-page"
          />
        )
      )}
      {failed && (
        <Note tone="danger" alert>
          {t("failed")}
        </Note>
      )}
    </Card>
  );
}
