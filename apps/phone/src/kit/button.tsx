/** Buttons: one main one a screen; its words begin with a verb. */
import type { Colour } from "@bluezone/ui/tokens";
import { ActivityIndicator, View } from "react-native";
import { useLook } from "../look/theme.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { Pressable } from "./pressable.tsx";
import { Text } from "./text.tsx";

export interface ButtonProps {
  readonly label: string;
  readonly onPress: () => void;
  /** `main`: the one to press; `quiet`: beside it; `danger`: deletes. */
  readonly kind?: "main" | "quiet" | "danger";
  /** Ground and words, for a panel's button: the panel inverted. */
  readonly on?: { readonly ground: Colour; readonly words: Colour };
  readonly icon?: IconName;
  /** Larger than any other: for the one number to call. */
  readonly large?: boolean;
  /** Something is on its way: the button turns and takes no tap. */
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly hint?: string;
  readonly testID?: string;
}

/** Beyond this text size a large button has no room beside its words. */
const LARGE = 1.5;

export function Button({
  label,
  onPress,
  kind = "main",
  on,
  icon,
  large = false,
  busy = false,
  disabled = false,
  hint,
  testID,
}: ButtonProps) {
  const { colour, textSize } = useLook();
  // The number to call is as wide as a small phone: its picture stands above it.
  const above = large && textSize > LARGE;
  const ground: string = on
    ? colour[on.ground]
    : kind === "main"
      ? colour.brand
      : kind === "danger"
        ? colour["text-danger"]
        : "transparent";
  const words: Colour = on
    ? on.words
    : kind === "quiet"
      ? "brand"
      : kind === "danger"
        ? "surface"
        : "on-brand";
  return (
    <Pressable
      onPress={onPress}
      disabled={disabled || busy}
      label={label}
      {...(hint === undefined ? {} : { hint })}
      {...(testID === undefined ? {} : { testID })}
      style={{
        backgroundColor: ground,
        borderWidth: kind === "quiet" && !on ? 1 : 0,
        borderColor: colour.edge,
        paddingVertical: large ? 16 : 10,
        paddingHorizontal: 16,
        opacity: disabled ? 0.55 : 1,
        justifyContent: "center",
      }}
    >
      <View
        style={{
          flexDirection: above ? "column" : "row",
          alignItems: "center",
          justifyContent: "center",
          gap: 8,
        }}
      >
        {busy ? (
          <ActivityIndicator color={colour[words]} />
        ) : (
          icon && <Icon name={icon} colour={colour[words]} size={large ? 32 : 24} />
        )}
        <View style={{ flexShrink: 1 }}>
          <Text as={large ? "heading" : "body"} strong colour={words} align="center">
            {label}
          </Text>
        </View>
      </View>
    </Pressable>
  );
}
