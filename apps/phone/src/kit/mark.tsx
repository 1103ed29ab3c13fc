/** The mark in colour. Decoration: the name stands beside it. */
import { LOGO_SVG } from "@bluezone/ui/logo";
import { View } from "react-native";
import { SvgXml } from "react-native-svg";

/** @param size of its side in px, 25 and more; nothing else within half a ring around it. */
export function Mark({ size }: { readonly size: number }) {
  return (
    <View aria-hidden>
      <SvgXml xml={LOGO_SVG} width={size} height={size} />
    </View>
  );
}
