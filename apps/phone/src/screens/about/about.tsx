/** Who runs it, which version, where its source is, and what it cannot do yet. */
import { capital } from "@bluezone/vietnamese/labels/case";
import { useState } from "react";
import app from "../../../app.json" with { type: "json" };
import { openAddress } from "../../adapters/system/system.ts";
import { Button } from "../../kit/button.tsx";
import { Facts } from "../../kit/facts.tsx";
import { Note } from "../../kit/note.tsx";
import { Screen } from "../../kit/screen.tsx";
import { Text } from "../../kit/text.tsx";
import { OPERATOR } from "../../phone/operator.ts";
import { useTap } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";

export function About() {
  const { t, lang } = useWords();
  const { busy, run } = useTap();
  const [unopened, setUnopened] = useState<string | null>(null);
  const open = (address: string): void =>
    void run(async () => setUnopened((await openAddress(address)) ? null : address));
  const notYet = t("more:about.not-yet");
  return (
    <Screen title={t("more:about.title")} read={`${t("more:about.not-yet-title")}. ${notYet}`}>
      <Note tone="act" icon="act" title={t("more:about.not-yet-title")}>
        {notYet}
      </Note>
      <Facts
        facts={[
          { label: t("more:about.version"), value: app.expo.version },
          { label: t("more:about.operator"), value: capital(OPERATOR.name[lang]) },
        ]}
      />
      <Text>{t("more:about.promise")}</Text>
      {unopened !== null && (
        <Note tone="danger" icon="act" alert>
          <Text>{t("more:about.failed")}</Text>
          <Text>{t("more:about.address", { address: unopened })}</Text>
        </Note>
      )}
      <Button
        label={t("more:about.source")}
        onPress={() => open(OPERATOR.source)}
        busy={busy}
        testID="source"
      />
      <Button
        kind="quiet"
        label={t("more:about.privacy")}
        onPress={() => open(OPERATOR.privacy)}
        testID="privacy"
      />
    </Screen>
  );
}
