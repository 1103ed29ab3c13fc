/** A tinted note: what to know (well), to do (act), about a contact (near), or that went wrong (danger). */
import { RADIUS, SPACE } from "@bluezone/ui/tokens";
import type { ReactNode } from "react";
import { View } from "react-native";
import { useLook } from "../look/theme.tsx";
import { useFaultView } from "./form.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { Text } from "./text.tsx";

export interface NoteProps {
  readonly tone: "well" | "act" | "near" | "danger";
  readonly icon?: IconName;
  readonly title?: string;
  readonly children: ReactNode;
  /** Said at once by a screen reader: for what went wrong after a tap. */
  readonly alert?: boolean;
}

export function Note({ tone, icon = "calm", title, children, alert = false }: NoteProps) {
  const { colour } = useLook();
  const place = useFaultView(alert && tone === "danger");
  return (
    <View
      ref={place}
      {...(alert ? { role: "alert" as const, tabIndex: -1 as const } : {})}
      style={{
        backgroundColor: colour[`tint-${tone}`],
        borderRadius: RADIUS.medium,
        padding: SPACE[2],
        flexDirection: "row",
        gap: SPACE[2],
        outlineStyle: "solid",
        outlineWidth: 0,
      }}
    >
      <Icon name={icon} colour={colour[`text-${tone}`]} />
      <View style={{ flex: 1, gap: SPACE[0] }}>
        {title !== undefined && (
          <Text strong colour={`text-${tone}`}>
            {title}
          </Text>
        )}
        {typeof children === "string" ? <Text>{children}</Text> : children}
      </View>
    </View>
  );
}
