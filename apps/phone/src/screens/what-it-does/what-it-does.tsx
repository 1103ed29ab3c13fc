/** What the app does, what it never does, and what one should know before. */
import { router } from "expo-router";
import { useState } from "react";
import { openAddress } from "../../adapters/system/system.ts";
import { Button } from "../../kit/button.tsx";
import { Card } from "../../kit/card.tsx";
import { Note } from "../../kit/note.tsx";
import { Row } from "../../kit/row.tsx";
import { Rows } from "../../kit/rows.tsx";
import { Screen } from "../../kit/screen.tsx";
import { Text } from "../../kit/text.tsx";
import { OPERATOR } from "../../phone/operator.ts";
import { usePhoneState } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";
import { Statements } from "./statements.tsx";

const DOES = ["warn", "note", "keep", "match", "share"] as const;
const NEVER = ["name", "place", "send", "met", "crowd", "judge", "force"] as const;
const LIMITS = ["both", "walls", "battery"] as const;

export function WhatItDoes() {
  const { t, lang } = useWords();
  const { panel, consent } = usePhoneState();
  const [shut, setShut] = useState<string | null>(null);
  const open = (address: string): void => {
    openAddress(address).then(
      (opened) => setShut(opened ? null : address),
      () => setShut(address),
    );
  };
  const does = DOES.map((item) => t(`guide:does.does-list.${item}`));
  const never = NEVER.map((item) => t(`guide:does.never-list.${item}`));
  const limits = [...LIMITS.map((item) => t(`guide:does.limits-list.${item}`)), t("home:iphone-hint")];
  const read = [
    t("guide:does.does"),
    ...does,
    t("guide:does.never"),
    ...never,
    t("guide:does.limits"),
    ...limits,
  ];
  return (
    <Screen title={t("guide:does.title")} read={read.join(". ")}>
      {panel.is === "no-radio" && (
        <Note tone="act" icon="act" title={t("home:no-radio.title")}>
          {t("home:no-radio.sentence")}
        </Note>
      )}
      <Statements title={t("guide:does.does")} icon="well" items={does} />
      <Statements title={t("guide:does.never")} icon="close" items={never} />
      <Statements title={t("guide:does.limits")} icon="calm" items={limits} />
      {consent.sensing === null ? (
        <Button label={t("guide:does.start")} onPress={() => router.push("/first-run")} testID="start" />
      ) : (
        <Button label={t("guide:does.help")} onPress={() => router.push("/help-others")} testID="help" />
      )}
      <Card>
        <Text as="heading" level={2}>
          {t("guide:does.operator")}
        </Text>
        <Text>{OPERATOR.name[lang]}</Text>
      </Card>
      <Rows>
        <Row
          label={t("first-run:six.title")}
          onPress={() => router.navigate("/six-things")}
          testID="go-six-things"
        />
        <Row label={t("guide:does.source")} onPress={() => open(OPERATOR.source)} testID="source" />
        <Row label={t("guide:does.privacy")} onPress={() => open(OPERATOR.privacy)} testID="privacy" />
      </Rows>
      {shut !== null && (
        <Note tone="act" alert>
          {t("guide:does.cannot-open", { address: shut })}
        </Note>
      )}
    </Screen>
  );
}
