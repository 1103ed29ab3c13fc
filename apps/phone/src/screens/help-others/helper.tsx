/** "Chế độ hỗ trợ": beside somebody who installs, step by step for their phone, and a count of people helped that stays here. */
import { router } from "expo-router";
import { useState } from "react";
import type { Maker } from "../../adapters/device/maker.ts";
import { Button } from "../../kit/button.tsx";
import { Card } from "../../kit/card.tsx";
import { Choice } from "../../kit/choice.tsx";
import { Note } from "../../kit/note.tsx";
import { Numbered } from "../../kit/numbered.tsx";
import { Screen } from "../../kit/screen.tsx";
import { Text } from "../../kit/text.tsx";
import { useWords } from "../../words/words.tsx";
import { MAKERS, stepKeys } from "../maker/guides.ts";
import { HelpedCount } from "./helped-count.tsx";
import { helperSteps } from "./helper-steps.ts";

/** Whose phone it is; "none": no smartphone. */
type PhoneKind = Maker | "none";

export function Helper() {
  const { t } = useWords();
  const [helped, setHelped] = useState<PhoneKind | null>(null);
  const steps = helped === null || helped === "none" ? [] : helperSteps(helped).map((key) => t(key));
  const rest = helped === null || helped === "none" ? [] : stepKeys(helped).map((key) => t(key));
  return (
    <Screen title={t("guide:helper.title")} read={[t("guide:helper.theirs"), ...steps, ...rest].join(" ")}>
      <Note tone="well">{t("guide:helper.theirs")}</Note>
      <Choice
        label={t("guide:helper.which")}
        options={[
          ...MAKERS.map((value) => ({ value, label: t(`guide:maker.names.${value}`) })),
          { value: "none" as const, label: t("guide:helper.no-smartphone") },
        ]}
        value={helped}
        onChange={setHelped}
      />
      {helped === "none" && (
        <Card>
          <Text as="heading" level={2}>
            {t("guide:helper.none-title")}
          </Text>
          <Text>{t("guide:helper.none")}</Text>
        </Card>
      )}
      {steps.length > 0 && (
        <>
          <Card>
            <Text as="heading" level={2}>
              {t("guide:helper.steps-title")}
            </Text>
            <Numbered items={steps.map((text) => ({ text }))} />
            <Button
              label={t("guide:helper.show")}
              onPress={() => router.push("/help-others/large")}
              testID="show-qr"
            />
          </Card>
          <Card>
            <Text as="heading" level={2}>
              {t("guide:maker.title")}
            </Text>
            <Numbered items={rest.map((text) => ({ text }))} />
            <Text as="small" colour="ink2">
              {t("guide:maker.untried")}
            </Text>
          </Card>
        </>
      )}
      <HelpedCount />
    </Screen>
  );
}
