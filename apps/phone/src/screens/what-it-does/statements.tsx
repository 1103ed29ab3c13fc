/** Statements of one kind under a heading; the shape before each says the kind again. */
import { SPACE } from "@bluezone/ui/tokens";
import { View } from "react-native";
import { Card } from "../../kit/card.tsx";
import { Icon, type IconName } from "../../kit/icon.tsx";
import { Text } from "../../kit/text.tsx";
import { useLook } from "../../look/theme.tsx";

export interface StatementsProps {
  readonly title: string;
  readonly icon: IconName;
  readonly items: readonly string[];
}

export function Statements({ title, icon, items }: StatementsProps) {
  const { colour } = useLook();
  return (
    <Card>
      <Text as="heading" level={2}>
        {title}
      </Text>
      <View role="list" style={{ gap: SPACE[2] }}>
        {items.map((text) => (
          <View key={text} role="listitem" style={{ flexDirection: "row", gap: SPACE[2] }}>
            <Icon name={icon} colour={colour["text-well"]} />
            <View style={{ flex: 1 }}>
              <Text>{text}</Text>
            </View>
          </View>
        ))}
      </View>
    </Card>
  );
}
