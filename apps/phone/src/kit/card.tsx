/** A surface that holds together what belongs together. */
import { RADIUS, SPACE } from "@bluezone/ui/tokens";
import type { ReactNode } from "react";
import { View } from "react-native";
import { useLook } from "../look/theme.tsx";

export interface CardProps {
  readonly children: ReactNode;
  /** Space between what is inside; rows that bring their own have 0. */
  readonly gap?: number;
  /** Whether there is room around the inside. */
  readonly padded?: boolean;
}

export function Card({ children, gap = SPACE[2], padded = true }: CardProps) {
  const { colour } = useLook();
  return (
    <View
      style={{
        backgroundColor: colour.surface,
        borderRadius: RADIUS.medium,
        borderWidth: 1,
        borderColor: colour.line,
        padding: padded ? SPACE[3] : 0,
        gap,
      }}
    >
      {children}
    </View>
  );
}
