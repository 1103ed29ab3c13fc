/** Rows in a card, a line between them. */
import { Children, type ReactNode } from "react";
import { View } from "react-native";
import { useLook } from "../look/theme.tsx";
import { Card } from "./card.tsx";

export function Rows({ children }: { readonly children: ReactNode }) {
  const { colour } = useLook();
  return (
    <Card padded={false} gap={0}>
      {Children.toArray(children).map((row, i) => (
        <View
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are told apart by their place alone
          key={i}
          style={i === 0 ? {} : { borderTopWidth: 1, borderTopColor: colour.line }}
        >
          {row}
        </View>
      ))}
    </Card>
  );
}
