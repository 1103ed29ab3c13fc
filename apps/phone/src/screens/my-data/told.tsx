/** Facts one below the other: for values as long as a date with its time or the name of a file. */
import { View } from "react-native";
import type { Fact } from "../../kit/facts.tsx";
import { Text } from "../../kit/text.tsx";

export function Told({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <View role="list" style={{ gap: 8 }}>
      {facts.map(({ label, value }) => (
        <View key={label} role="listitem">
          <Text as="small" colour="ink2">
            {label}
          </Text>
          <Text>{value}</Text>
        </View>
      ))}
    </View>
  );
}
