/** The card in huge type, black on white in every theme: to hold up to somebody, and where there is a printer, to print. */
import { SPACE, TYPE } from "@bluezone/ui/tokens";
import { Text as NativeText, useWindowDimensions, View } from "react-native";
import { Button } from "../../kit/button.tsx";
import { Screen } from "../../kit/screen.tsx";
import { fontOf } from "../../look/fonts.ts";
import { useLook } from "../../look/theme.tsx";
import { usePhoneState } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";
import { invitation } from "./invitation.ts";
import { posterHtml } from "./poster.ts";
import { canPrint, print } from "./print.ts";
import { QrView } from "./qr-view.tsx";
import { SendButton } from "./send-button.tsx";

/** The column's widest, less its margins, in px. */
const WIDEST = 600 - 2 * SPACE[3];

/** The width of the white in px. */
const useWide = (): number => Math.min(useWindowDimensions().width - 2 * SPACE[3], WIDEST);
/** The phone whose type this is one for one; on a wider one it grows along. */
const NARROW = 288;
/** The largest that a letter gets there: "Bluetooth" still stands on one line. */
const LARGEST = 48;

function Black({
  text,
  step,
  heading = false,
}: {
  text: string;
  step: "display" | "title";
  heading?: boolean;
}) {
  const { scale } = useLook();
  const { size, line, weight } = TYPE.phone[step];
  const grown = (Math.min(scale, LARGEST / size) * useWide()) / NARROW;
  return (
    <NativeText
      style={{ ...fontOf(weight), fontSize: size * grown, lineHeight: line * grown, color: "#000000" }}
      {...(heading ? { role: "heading" as const, "aria-level": 2 } : {})}
    >
      {text}
    </NativeText>
  );
}

export function Large() {
  const words = useWords();
  const { t } = words;
  const wide = useWide();
  const { now } = usePhoneState();
  const sheet = invitation(words, now);
  return (
    <Screen title={t("guide:help.large-title")}>
      <View style={{ backgroundColor: "#FFFFFF", padding: SPACE[2], gap: SPACE[4] }}>
        <Black step="display" heading text={sheet.headline} />
        {sheet.steps.map((step, i) => (
          <Black key={step} step="title" text={`${i + 1}. ${step}`} />
        ))}
        <QrView text={sheet.address} size={wide - 2 * SPACE[2]} />
        <Black step="title" text={sheet.shown} />
        <Black step="title" text={sheet.message} />
        <Black step="title" text={sheet.choice} />
      </View>
      {canPrint() ? (
        <Button label={t("guide:help.print")} onPress={() => print(posterHtml(sheet))} testID="print" />
      ) : (
        <SendButton />
      )}
    </Screen>
  );
}
