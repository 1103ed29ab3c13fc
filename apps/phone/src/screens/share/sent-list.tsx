/** What is sent, or what is not: a mark beside each line says it without colour. */
import { SPACE } from "@bluezone/ui/tokens";
import { View } from "react-native";
import { Card } from "../../kit/card.tsx";
import { Icon } from "../../kit/icon.tsx";
import { Text } from "../../kit/text.tsx";
import { useLook } from "../../look/theme.tsx";

export interface SentListProps {
  readonly title: string;
  readonly lines: readonly string[];
  readonly sent: boolean;
}

export function SentList({ title, lines, sent }: SentListProps) {
  const { colour } = useLook();
  return (
    <Card>
      <Text as="heading" level={2}>
        {title}
      </Text>
      <View role="list" style={{ gap: SPACE[1] }}>
        {lines.map((line) => (
          <View key={line} role="listitem" style={{ flexDirection: "row", gap: SPACE[1] }}>
            <Icon name={sent ? "well" : "close"} colour={sent ? colour["text-well"] : colour.edge} />
            <View style={{ flex: 1 }}>
              <Text>{line}</Text>
            </View>
          </View>
        ))}
      </View>
    </Card>
  );
}
