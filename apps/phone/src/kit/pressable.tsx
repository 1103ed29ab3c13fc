/** Whatever can be tapped: large enough, with a focus ring that every surface shows. */
import { FOCUS, RADIUS, TARGETS } from "@bluezone/ui/tokens";
import { type ReactNode, useState } from "react";
import { Pressable as NativePressable, Platform, type StyleProp, type ViewStyle } from "react-native";
import { useLook } from "../look/theme.tsx";

export interface PressableProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly role?: "button" | "link" | "radio" | "switch" | "tab" | "checkbox";
  /** What a screen reader says; the words inside when absent. */
  readonly label?: string;
  readonly hint?: string;
  readonly disabled?: boolean;
  readonly checked?: boolean;
  readonly selected?: boolean;
  readonly radius?: number;
  readonly style?: StyleProp<ViewStyle>;
  readonly testID?: string;
}

/** A link that leads to where one is: a browser says so by `aria-current`, phones by "selected". */
const currentOf = (selected: boolean | undefined): object =>
  selected === undefined
    ? {}
    : Platform.OS === "web"
      ? { "aria-current": selected ? "page" : undefined }
      : { "aria-selected": selected };

export function Pressable(props: PressableProps) {
  const {
    children,
    onPress,
    role = "button",
    label,
    hint,
    disabled = false,
    checked,
    selected,
    style,
    testID,
  } = props;
  const { colour } = useLook();
  const [focused, setFocused] = useState(false);
  const ring: ViewStyle = focused
    ? {
        boxShadow: `0 0 0 ${FOCUS.gap}px ${colour.surface}, 0 0 0 ${FOCUS.gap + FOCUS.width}px ${colour.ink}`,
        zIndex: 1,
      }
    : {};
  return (
    <NativePressable
      onPress={onPress}
      role={role}
      disabled={disabled}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
      {...(label === undefined ? {} : { "aria-label": label })}
      {...(hint === undefined ? {} : { accessibilityHint: hint })}
      {...(checked === undefined ? {} : { "aria-checked": checked })}
      {...currentOf(selected)}
      {...(testID === undefined ? {} : { testID })}
      style={({ pressed }) => [
        {
          minHeight: TARGETS.phone,
          minWidth: TARGETS.phone,
          borderRadius: props.radius ?? RADIUS.medium,
          outlineWidth: 0,
        },
        style,
        pressed && { opacity: 0.75 },
        ring,
      ]}
    >
      {children}
    </NativePressable>
  );
}
