/** Silence for a while, and its end. */
import type { PauseLength } from "@bluezone/device/phone";
import { router } from "expo-router";
import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { Choice } from "../../kit/choice.tsx";
import { Note } from "../../kit/note.tsx";
import { Panel } from "../../kit/panel.tsx";
import { Screen } from "../../kit/screen.tsx";
import { Text } from "../../kit/text.tsx";
import { usePhone, usePhoneState, useTap } from "../../phone/phone.tsx";
import { shortMoment } from "../../words/moments.ts";
import { useWords } from "../../words/words.tsx";
import { pausedUntil } from "./paused-until.ts";

const LENGTHS = ["1h", "8h", "until-morning"] as const satisfies readonly PauseLength[];

export function Pause() {
  const { t, lang } = useWords();
  const phone = usePhone();
  const state = usePhoneState();
  const { busy, failed, run } = useTap();
  const [length, setLength] = useState<PauseLength>("1h");
  const until = pausedUntil(state);
  const problem = failed && (
    <Note tone="danger" icon="act" alert>
      {t("failed")}
    </Note>
  );
  if (state.consent.sensing === null)
    return (
      <Screen title={t("data:pause.title")}>
        <Text>{t("data:pause.not-started")}</Text>
        <Button label={t("data:pause.start")} onPress={() => router.push("/first-run")} />
      </Screen>
    );
  if (until !== null)
    return (
      <Screen>
        <Panel
          tone="calm"
          icon="paused"
          title={t("data:pause.now", { until: shortMoment(until, state.now, lang) })}
          sentence={t("data:pause.now-sentence")}
          button={{
            label: t("data:pause.resume"),
            onPress: () => void run(() => phone.tap.resume()),
            busy,
          }}
        />
        {problem}
      </Screen>
    );
  return (
    <Screen title={t("data:pause.title")}>
      <Choice
        label={t("data:pause.question")}
        options={LENGTHS.map((value) => ({ value, label: t(`data:pause.${value}`) }))}
        value={length}
        onChange={setLength}
      />
      <Text>{t("data:pause.missed")}</Text>
      {problem}
      <Button
        label={t("data:pause.button")}
        onPress={() => void run(() => phone.tap.pause(length))}
        busy={busy}
        testID="pause"
      />
    </Screen>
  );
}
