/** "Giúp người nhà cài": a card to show to somebody, to send, or to print. */
import { SPACE } from "@bluezone/ui/tokens";
import { router } from "expo-router";
import { View } from "react-native";
import { Button } from "../../kit/button.tsx";
import { Card } from "../../kit/card.tsx";
import { Mark } from "../../kit/mark.tsx";
import { Numbered } from "../../kit/numbered.tsx";
import { Screen } from "../../kit/screen.tsx";
import { Text } from "../../kit/text.tsx";
import { useLook } from "../../look/theme.tsx";
import { usePhoneState } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";
import { invitation } from "./invitation.ts";
import { KeyMessage } from "./key-message.tsx";
import { QrView } from "./qr-view.tsx";
import { SendButton } from "./send-button.tsx";

/** The side of the QR code in px: as large as a card on the smallest phone lets it be. */
const SIDE = 248;
/** Beyond this text size the headline needs the whole width. */
const BESIDE = 1.3;
const stacked = { gap: SPACE[2] } as const;
const beside = { ...stacked, flexDirection: "row", alignItems: "center" } as const;

export function HelpOthers() {
  const words = useWords();
  const { t } = words;
  const { textSize } = useLook();
  const { now } = usePhoneState();
  const { headline, why, steps, address, shown, message, choice } = invitation(words, now);
  return (
    <Screen title={t("guide:help.title")} read={[headline, why, ...steps, message, choice].join(" ")}>
      <Card>
        <View style={textSize > BESIDE ? stacked : beside}>
          <Mark size={48} />
          <View style={{ flexShrink: 1 }}>
            <Text as="heading" level={2}>
              {headline}
            </Text>
          </View>
        </View>
        <Text>{why}</Text>
        <Numbered items={steps.map((text) => ({ text }))} />
        <QrView text={address} size={SIDE} />
        <Text strong align="center" testID="address">
          {shown}
        </Text>
        <Text as="small" colour="ink2">
          {choice}
        </Text>
      </Card>
      <KeyMessage />
      <SendButton />
      <Button
        kind="quiet"
        label={t("guide:helper.open")}
        onPress={() => router.push("/help-others/helper")}
        testID="helper"
      />
      <Button
        kind="quiet"
        label={t("guide:help.large")}
        onPress={() => router.push("/help-others/large")}
        testID="large"
      />
    </Screen>
  );
}
