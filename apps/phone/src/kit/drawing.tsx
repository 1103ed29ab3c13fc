/** One of the app's drawings, in the inks of the theme, as wide as its place lets it be. */
import { View } from "react-native";
import { SvgXml } from "react-native-svg";
import { DRAWINGS, type DrawingName } from "../drawings/drawings.ts";
import { inksOf } from "../drawings/inks.ts";
import { useLook } from "../look/theme.tsx";

export interface DrawingProps {
  readonly name: DrawingName;
  /** What it shows, for who does not see it. */
  readonly label: string;
  /** Its greatest width in px. */
  readonly widest: number;
}

export function Drawing({ name, label, widest }: DrawingProps) {
  const { colour } = useLook();
  const { draw, width, height } = DRAWINGS[name];
  return (
    <View
      role="img"
      aria-label={label}
      accessible
      testID={`drawing-${name}`}
      style={{ width: "100%", maxWidth: widest, aspectRatio: width / height, alignSelf: "center" }}
    >
      <SvgXml xml={draw(inksOf(colour))} width="100%" height="100%" />
    </View>
  );
}
