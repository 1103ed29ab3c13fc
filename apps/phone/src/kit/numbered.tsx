/** Numbered steps or statements. */
import { SPACE } from "@bluezone/ui/tokens";
import { View } from "react-native";
import { useLook } from "../look/theme.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { Text } from "./text.tsx";

export interface NumberedProps {
  readonly items: readonly { readonly text: string; readonly lead?: string; readonly icon?: IconName }[];
}

export function Numbered({ items }: NumberedProps) {
  const { colour } = useLook();
  return (
    <View role="list" style={{ gap: SPACE[2] }}>
      {items.map(({ text, lead, icon }, i) => (
        <View key={text} role="listitem" style={{ flexDirection: "row", gap: SPACE[2] }}>
          <View style={{ minWidth: 24, alignItems: "center", gap: SPACE[0] }}>
            <Text as="heading" colour="text-well">
              {String(i + 1)}
            </Text>
            {icon && <Icon name={icon} colour={colour["text-well"]} />}
          </View>
          <View style={{ flex: 1 }}>
            {lead !== undefined && <Text strong>{lead}</Text>}
            <Text>{text}</Text>
          </View>
        </View>
      ))}
    </View>
  );
}
