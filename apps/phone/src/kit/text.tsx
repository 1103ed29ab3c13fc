/** Text in one of the type scale's steps. */
import { type Colour, TYPE, type TypeName } from "@bluezone/ui/tokens";
import type { ReactNode } from "react";
import { Text as NativeText, Platform, type TextStyle } from "react-native";
import { fontOf } from "../look/fonts.ts";
import { useLook } from "../look/theme.tsx";

export interface TextProps {
  readonly children: ReactNode;
  readonly as?: TypeName;
  readonly colour?: Colour;
  readonly strong?: boolean;
  /** Makes it a heading of this level for a screen reader; 1 is the screen's title. */
  readonly level?: 1 | 2 | 3;
  readonly align?: "start" | "center" | "end";
  readonly tabular?: boolean;
  readonly testID?: string;
}

/**
 * No word stands alone in a last line, and lines of a heading, or of a value beside its label, are about as long as each other.
 * Browsers do so; phones break lines by themselves.
 */
const wrapped = (textWrap: "balance" | "pretty") => (Platform.OS === "web" ? { textWrap } : {}) as TextStyle;
const [BALANCED, PRETTY] = [wrapped("balance"), wrapped("pretty")];

const ALIGNED = { start: "auto", center: "center", end: "right" } as const;

/** A text. Lines keep the room that stacked Vietnamese marks need; nothing is ever cut. */
export function Text({
  children,
  as = "body",
  colour = "ink",
  strong = false,
  level,
  align = "start",
  tabular = as === "display",
  testID,
}: TextProps) {
  const { colour: colours, scale } = useLook();
  const step = TYPE.phone[as];
  const style: TextStyle = {
    ...fontOf(strong && step.weight === 400 ? 600 : step.weight),
    fontSize: step.size * scale,
    lineHeight: step.line * scale,
    color: colours[colour],
    textAlign: ALIGNED[align],
    ...(tabular ? { fontVariant: ["tabular-nums"] } : {}),
    ...(as === "title" || as === "heading" || align === "end" ? BALANCED : PRETTY),
  };
  return (
    <NativeText
      style={style}
      testID={testID}
      {...(level ? { role: "heading" as const, "aria-level": level } : {})}
    >
      {children}
    </NativeText>
  );
}
