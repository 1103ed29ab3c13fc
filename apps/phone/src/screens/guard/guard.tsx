/** Guard mode: some hours of listening behind as in front, where the phone's system has it. */
import { GUARD_LENGTHS, type GuardLength } from "@bluezone/device/guard-length";
import { router } from "expo-router";
import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { Choice } from "../../kit/choice.tsx";
import { Note } from "../../kit/note.tsx";
import { Panel } from "../../kit/panel.tsx";
import { Screen } from "../../kit/screen.tsx";
import { Text } from "../../kit/text.tsx";
import { usePhone, usePhoneState, useTap } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";
import { cutText, guardText } from "./standing.ts";

const LENGTHS = Object.keys(GUARD_LENGTHS) as readonly GuardLength[];

export function Guard() {
  const words = useWords();
  const { t } = words;
  const phone = usePhone();
  const state = usePhoneState();
  const { busy, failed, run } = useTap();
  const [length, setLength] = useState<GuardLength>("4h");
  const [refused, setRefused] = useState(false);
  const problem = (failed || refused) && (
    <Note tone="danger" icon="act" alert>
      {failed ? t("failed") : t("home:guard.refused")}
    </Note>
  );
  if (state.guard !== null)
    return (
      <Screen>
        <Panel
          tone="calm"
          icon="well"
          title={t("home:guard.on")}
          sentence={guardText(state.guard, state.now, words)}
          button={{ label: t("home:guard.stop"), onPress: () => void run(() => phone.tap.endGuard()), busy }}
        />
        {problem}
      </Screen>
    );
  if (!state.canGuard)
    return (
      <Screen title={t("home:guard.title")}>
        <Text>{t("home:guard.not-here")}</Text>
        <Button label={t("back")} onPress={() => router.push("/")} />
      </Screen>
    );
  const begin = async (): Promise<void> => setRefused(!(await phone.tap.guard(length)));
  const cut = cutText(state, words);
  return (
    <Screen title={t("home:guard.title")}>
      {cut !== null && <Note tone="near">{cut}</Note>}
      <Text>{t("home:guard.what")}</Text>
      <Text>{t("home:guard.when")}</Text>
      <Choice
        label={t("home:guard.question")}
        options={LENGTHS.map((value) => ({ value, label: t(`home:guard.${value}`) }))}
        value={length}
        onChange={setLength}
      />
      {problem}
      <Button label={t("home:guard.button")} onPress={() => void run(begin)} busy={busy} testID="guard" />
      <Text as="small">{t("home:guard.others")}</Text>
    </Screen>
  );
}
