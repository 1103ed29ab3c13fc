/** Numbered steps or statements. */
import { RADIUS, SPACE } from "@bluezone/ui/tokens";
import { View } from "react-native";
import { useLook } from "../look/theme.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { Text } from "./text.tsx";

export interface NumberedProps {
  readonly items: readonly { readonly text: string; readonly lead?: string; readonly icon?: IconName }[];
}

/** As wide as the widest number needs, so that all steps begin on one line, in px. */
const BADGE = 60;

/** The number of a step and its picture, on one ground. */
function Badge({ n, icon }: { readonly n: number; readonly icon: IconName }) {
  const { colour } = useLook();
  return (
    <View
      style={{
        flexDirection: "row",
        alignItems: "center",
        justifyContent: "center",
        alignSelf: "flex-start",
        gap: SPACE[0],
        minWidth: BADGE,
        paddingHorizontal: SPACE[1],
        borderRadius: RADIUS.medium,
        backgroundColor: colour["tint-well"],
      }}
    >
      <Text as="heading" colour="text-well">
        {String(n)}
      </Text>
      <Icon name={icon} colour={colour["text-well"]} />
    </View>
  );
}

export function Numbered({ items }: NumberedProps) {
  return (
    <View role="list" style={{ gap: SPACE[2] }}>
      {items.map(({ text, lead, icon }, i) => (
        <View key={text} role="listitem" style={{ flexDirection: "row", gap: SPACE[2] }}>
          {icon ? (
            <Badge n={i + 1} icon={icon} />
          ) : (
            <View style={{ minWidth: 24, alignItems: "center" }}>
              <Text as="heading" colour="text-well">
                {String(i + 1)}
              </Text>
            </View>
          )}
          <View style={{ flex: 1 }}>
            {lead !== undefined && <Text strong>{lead}</Text>}
            <Text>{text}</Text>
          </View>
        </View>
      ))}
    </View>
  );
}
