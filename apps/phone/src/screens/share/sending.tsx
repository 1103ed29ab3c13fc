/** A share on its way: which of four steps, and that it goes on by itself. */
import type { ShareView } from "@bluezone/device/engine/share/view";
import { SPACE } from "@bluezone/ui/tokens";
import { router } from "expo-router";
import { View } from "react-native";
import { Button } from "../../kit/button.tsx";
import { Card } from "../../kit/card.tsx";
import { Facts } from "../../kit/facts.tsx";
import { Screen } from "../../kit/screen.tsx";
import { Text } from "../../kit/text.tsx";
import { endMoment, timeOf } from "../../words/moments.ts";
import { useWords } from "../../words/words.tsx";

const STEPS = ["code", "keys", "certificate", "publish"] as const;

export function Sending({ share }: { readonly share: Extract<ShareView, { readonly is: "sending" }> }) {
  const { t, lang } = useWords();
  const { step, cut, nextTry, until } = share;
  const standing = (n: number) => (n < step ? "done" : n === step ? "now" : "waiting");
  return (
    <Screen title={t("share:share.title")}>
      <View aria-live="polite" style={{ gap: SPACE[1] }}>
        <Text as="heading" level={2} testID="sending-title">
          {cut ? t("share:sending.cut-title") : t("share:sending.title", { step })}
        </Text>
        <Text>{cut ? t("share:sending.cut") : t("share:sending.sentence")}</Text>
        {cut && nextTry !== null && <Text>{t("share:sending.next-try", { at: timeOf(nextTry) })}</Text>}
      </View>
      <Card>
        <Facts
          facts={STEPS.map((name, i) => ({
            label: `${i + 1}. ${t(`share:sending.step-${name}`)}`,
            value: t(`share:sending.${standing(i + 1)}`),
          }))}
        />
      </Card>
      <Text colour="ink2">{t("share:sending.until", { until: endMoment(until, lang) })}</Text>
      <Button label={t("share:share.home")} onPress={() => router.navigate("/")} />
    </Screen>
  );
}
