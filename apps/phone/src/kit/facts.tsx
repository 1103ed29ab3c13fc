/** Facts as label and value; one below the other when text is large, a label is a sentence or a value a whole name. */
import { SPACE } from "@bluezone/ui/tokens";
import { View } from "react-native";
import { useLook } from "../look/theme.tsx";
import { Text } from "./text.tsx";

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** From so many letters on a label beside its value is a column of single words, and a value takes three lines. */
const LONG = { label: 30, value: 40 } as const;
/** A value gives no way to its label: a number or a date that breaks in its middle cannot be read. */
const VALUE = { flexShrink: 0, maxWidth: "60%" } as const;

export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  const { textSize } = useLook();
  const isLong = ({ label, value }: Fact) => label.length > LONG.label || value.length > LONG.value;
  const stacked = textSize > 1.3 || facts.some(isLong);
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
