/** How far one is, as a bar of as many parts as there are steps. */
import { SPACE } from "@bluezone/ui/tokens";
import { View } from "react-native";
import { useLook } from "../look/theme.tsx";

export interface ProgressProps {
  /** From 0; this step and those before are filled. */
  readonly step: number;
  readonly of: number;
  /** What a screen reader says; without it the bar is silent, because the words beside it say the same. */
  readonly label?: string;
}

export function Progress({ step, of, label }: ProgressProps) {
  const { colour } = useLook();
  const said =
    label === undefined
      ? { "aria-hidden": true }
      : {
          role: "progressbar" as const,
          "aria-label": label,
          "aria-valuemin": 0,
          "aria-valuenow": step + 1,
          "aria-valuemax": of,
        };
  return (
    <View {...said} testID="progress" style={{ flexDirection: "row", gap: SPACE[0] }}>
      {Array.from({ length: of }, (_, i) => (
        <View
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
          key={i}
          style={{
            flex: 1,
            height: 4,
            borderRadius: 2,
            backgroundColor: i <= step ? colour.brand : colour.line,
          }}
        />
      ))}
    </View>
  );
}
