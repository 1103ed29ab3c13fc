/** How to care for oneself with a positive result: plain, short, without advice on medicine. */
import { router } from "expo-router";
import { CallHotline, useHotline } from "../../kit/call-hotline.tsx";
import { Emergency, useEmergency } from "../../kit/emergency.tsx";
import { Numbered } from "../../kit/numbered.tsx";
import { Row } from "../../kit/row.tsx";
import { Rows } from "../../kit/rows.tsx";
import { Screen } from "../../kit/screen.tsx";
import { spoken } from "../../kit/spoken.ts";
import { Text } from "../../kit/text.tsx";
import { useWords } from "../../words/words.tsx";

const POINTS = [
  { point: "stay", icon: "quarantine" },
  { point: "call", icon: "phone" },
  { point: "protect", icon: "near" },
  { point: "watch", icon: "thermometer" },
] as const;

export function Care() {
  const { t } = useWords();
  const emergency = useEmergency();
  const { number } = useHotline();
  const items = POINTS.map(({ point, icon }) => ({
    lead: t(`health:care.${point}`),
    text: t(`health:care.${point}-how`),
    icon,
  }));
  const read = spoken(
    [
      t("health:care.title"),
      t("health:care.intro"),
      ...items.map(({ lead, text }, i) => `${i + 1}. ${lead} ${text}`),
      t("health:care.not-instead"),
      ...(number === null ? [] : [t("health:hotline.call", { number })]),
      emergency,
    ],
    number === null ? [] : [number],
  );
  return (
    <Screen title={t("health:care.title")} read={read}>
      <Text colour="ink2">{t("health:care.intro")}</Text>
      <Numbered items={items} />
      <CallHotline />
      <Emergency />
      <Text>{t("health:care.not-instead")}</Text>
      <Rows>
        <Row label={t("health:care.home")} onPress={() => router.navigate("/")} />
      </Rows>
    </Screen>
  );
}
