/** Why Bluetooth has to be on all day: what it is for, what it is not, and what nobody knows yet. */
import { router } from "expo-router";
import { Button } from "../../kit/button.tsx";
import { Card } from "../../kit/card.tsx";
import { Numbered } from "../../kit/numbered.tsx";
import { Row } from "../../kit/row.tsx";
import { Rows } from "../../kit/rows.tsx";
import { Screen } from "../../kit/screen.tsx";
import { Text } from "../../kit/text.tsx";
import { usePhone, usePhoneState, useTap } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";
import { KeyMessage } from "../help-others/key-message.tsx";

export function WhyBluetooth() {
  const { t } = useWords();
  const { panel, bars } = usePhoneState();
  const phone = usePhone();
  const { busy, run } = useTap();
  const off = [panel, ...bars].some(({ is }) => is === "bluetooth-off");
  const steps = (["send", "hear", "match"] as const).map((step) => t(`guide:why.${step}`));
  const read = [
    t("guide:why.both"),
    ...steps,
    t("guide:why.place"),
    t("home:iphone-hint"),
    t("guide:why.battery-unknown"),
  ];
  return (
    <Screen title={t("guide:why.title")} read={read.join(" ")}>
      <Text>{t("guide:why.both")}</Text>
      <KeyMessage />
      {off ? (
        <Button
          label={t("guide:why.turn-on")}
          busy={busy}
          onPress={() => void run(() => phone.mend("bluetooth"))}
          testID="turn-on"
        />
      ) : (
        <Button label={t("guide:why.check")} onPress={() => router.push("/self-check")} testID="check" />
      )}
      <Card>
        <Text as="heading" level={2}>
          {t("guide:why.how")}
        </Text>
        <Numbered items={steps.map((text) => ({ text }))} />
        <Text>{t("guide:why.place")}</Text>
      </Card>
      <Card>
        <Text as="heading" level={2}>
          {t("guide:why.iphone")}
        </Text>
        <Text>{t("home:iphone-hint")}</Text>
      </Card>
      <Card>
        <Text as="heading" level={2}>
          {t("guide:why.battery")}
        </Text>
        <Text>{t("guide:why.battery-unknown")}</Text>
      </Card>
      <Rows>
        <Row
          label={t("guide:why.pause")}
          detail={t("guide:why.rest")}
          onPress={() => router.push("/pause")}
        />
      </Rows>
    </Screen>
  );
}
