/** A slim bar: a fault that stands below the panel's, with its own next step. */
import { RADIUS, SPACE } from "@bluezone/ui/tokens";
import { View } from "react-native";
import { Icon } from "../../kit/icon.tsx";
import { Pressable } from "../../kit/pressable.tsx";
import { Text } from "../../kit/text.tsx";
import { useLook } from "../../look/theme.tsx";
import type { Sight } from "./view.ts";

export function Bar({ sight: { tone, icon, title, next } }: { readonly sight: Sight }) {
  const { colour } = useLook();
  const words = `on-panel-${tone}` as const;
  return (
    <Pressable
      onPress={next.act}
      testID="bar"
      style={{ backgroundColor: colour[`panel-${tone}`], borderRadius: RADIUS.medium, padding: SPACE[1] }}
    >
      <View style={{ flexDirection: "row", alignItems: "center", gap: SPACE[1], flexWrap: "wrap" }}>
        <Icon name={icon} colour={colour[words]} />
        <View style={{ flexShrink: 1, flexGrow: 1 }}>
          <Text as="small" colour={words}>
            {title}
          </Text>
        </View>
        <View style={{ flexDirection: "row", alignItems: "center" }}>
          <Text as="small" strong colour={words}>
            {next.label}
          </Text>
          <Icon name="forward" colour={colour[words]} size={20} />
        </View>
      </View>
    </Pressable>
  );
}
