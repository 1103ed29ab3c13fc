/** A row that leads on. */
import { SPACE } from "@bluezone/ui/tokens";
import { View } from "react-native";
import { useLook } from "../look/theme.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { Pressable } from "./pressable.tsx";
import { Text } from "./text.tsx";

export interface RowProps {
  readonly label: string;
  /** A second line below. */
  readonly detail?: string;
  readonly icon?: IconName;
  readonly onPress: () => void;
  readonly role?: "button" | "link";
  readonly testID?: string;
}

export function Row({ label, detail, icon, onPress, role = "link", testID }: RowProps) {
  const { colour } = useLook();
  return (
    <Pressable
      onPress={onPress}
      role={role}
      radius={0}
      {...(testID === undefined ? {} : { testID })}
      style={{ paddingHorizontal: SPACE[3], paddingVertical: SPACE[1], justifyContent: "center" }}
    >
      <View style={{ flexDirection: "row", alignItems: "center", gap: SPACE[2] }}>
        {icon && <Icon name={icon} colour={colour.edge} />}
        <View style={{ flex: 1 }}>
          <Text>{label}</Text>
          {detail !== undefined && (
            <Text as="small" colour="ink2">
              {detail}
            </Text>
          )}
        </View>
        <Icon name="forward" colour={colour.edge} />
      </View>
    </Pressable>
  );
}
