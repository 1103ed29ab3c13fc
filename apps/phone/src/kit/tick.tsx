/** A box to tick: an agreement, or a setting that is on or off. */
import { RADIUS, SPACE } from "@bluezone/ui/tokens";
import { View } from "react-native";
import { useLook } from "../look/theme.tsx";
import { Icon } from "./icon.tsx";
import { Pressable } from "./pressable.tsx";
import { Text } from "./text.tsx";

export interface TickProps {
  readonly label: string;
  readonly detail?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly testID?: string;
}

export function Tick({ label, detail, checked, onChange, testID }: TickProps) {
  const { colour } = useLook();
  return (
    <Pressable
      role="checkbox"
      checked={checked}
      onPress={() => onChange(!checked)}
      {...(testID === undefined ? {} : { testID })}
      style={{ flexDirection: "row", gap: SPACE[2], paddingVertical: SPACE[1] }}
    >
      <View
        aria-hidden
        style={{
          width: 28,
          height: 28,
          borderRadius: RADIUS.small,
          borderWidth: 2,
          borderColor: checked ? colour.brand : colour.edge,
          backgroundColor: checked ? colour.brand : colour.surface,
          alignItems: "center",
          justifyContent: "center",
        }}
      >
        {checked && <Icon name="ticked" colour={colour["on-brand"]} size={20} />}
      </View>
      <View style={{ flex: 1 }}>
        <Text>{label}</Text>
        {detail !== undefined && (
          <Text as="small" colour="ink2">
            {detail}
          </Text>
        )}
      </View>
    </Pressable>
  );
}
