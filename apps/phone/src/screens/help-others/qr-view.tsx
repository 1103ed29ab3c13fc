/** A QR code, dark on white in every theme. */
import { View } from "react-native";
import Svg, { Path, Rect } from "react-native-svg";
import { useWords } from "../../words/words.tsx";
import { qrOf } from "./qr.ts";

/** @param size of its side in px; a reader held before a screen needs 240. */
export function QrView({ text, size }: { readonly text: string; readonly size: number }) {
  const { t } = useWords();
  const { side, path } = qrOf(text);
  return (
    <View
      role="img"
      aria-label={t("guide:help.qr", { address: text })}
      style={{ alignSelf: "center" }}
      testID="qr"
    >
      <Svg width={size} height={size} viewBox={`0 0 ${side} ${side}`}>
        <Rect width={side} height={side} fill="#FFFFFF" />
        <Path d={path} fill="#000000" />
      </Svg>
    </View>
  );
}
