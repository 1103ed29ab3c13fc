/** No number holds today: why, and the way on. */
import { router } from "expo-router";
import { Button } from "../../kit/button.tsx";
import { Card } from "../../kit/card.tsx";
import { Note } from "../../kit/note.tsx";
import { Text } from "../../kit/text.tsx";
import { usePhone, usePhoneState, useTap } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";

/** @param ended numbers have come, and none of them holds today */
export function EmptyHotlines({ ended }: { readonly ended: boolean }) {
  const { t } = useWords();
  const phone = usePhone();
  const { busy, failed, run } = useTap();
  const started = usePhoneState().consent.sensing !== null;
  return (
    <Card>
      <Text strong>{t("local:empty.title")}</Text>
      <Text>
        {t(started ? (ended ? "local:empty.ended" : "local:empty.sentence") : "local:empty.asleep")}
      </Text>
      {started ? (
        <Button
          label={t("local:empty.button")}
          busy={busy}
          onPress={() => void run(() => phone.tap.checkNow())}
          testID="fetch"
        />
      ) : (
        <Button label={t("local:empty.start")} onPress={() => router.push("/first-run")} testID="start" />
      )}
      {failed && (
        <Note tone="danger" alert>
          {t("failed")}
        </Note>
      )}
    </Card>
  );
}
