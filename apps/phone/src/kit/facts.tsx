/** Facts as label and value; one below the other when text is large or a label is a sentence. */
import { SPACE } from "@bluezone/ui/tokens";
import { View } from "react-native";
import { useLook } from "../look/theme.tsx";
import { Text } from "./text.tsx";

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** From so many letters on a label beside its value is a column of single words. */
const LONG = 30;
/** A value gives no way to its label: a number or a date that breaks in its middle cannot be read. */
const VALUE = { flexShrink: 0, maxWidth: "60%" } as const;

export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  const { textSize } = useLook();
  const stacked = textSize > 1.3 || facts.some(({ label }) => label.length > LONG);
  return (
    <View role="list" style={{ gap: SPACE[1] }}>
      {facts.map(({ label, value }) => (
        <View
          key={label}
          role="listitem"
          style={
            stacked
              ? {}
              : {
                  flexDirection: "row",
                  alignItems: "baseline",
                  justifyContent: "space-between",
                  // The least: mostly there is far more. On a phone 310 px wide no label of home breaks.
                  gap: SPACE[0],
                }
          }
        >
          <View style={stacked ? {} : { flex: 1 }}>
            <Text as="small" colour="ink2">
              {label}
            </Text>
          </View>
          <View style={stacked ? {} : VALUE}>
            <Text strong align={stacked ? "start" : "end"}>
              {value}
            </Text>
          </View>
        </View>
      ))}
    </View>
  );
}
