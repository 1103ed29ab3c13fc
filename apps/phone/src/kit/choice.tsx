/** One of several answers. */
import { RADIUS, SPACE } from "@bluezone/ui/tokens";
import { View } from "react-native";
import { useLook } from "../look/theme.tsx";
import { Pressable } from "./pressable.tsx";
import { Text } from "./text.tsx";

export interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly detail?: string }[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
}

export function Choice<Value extends string>({ label, options, value, onChange }: ChoiceProps<Value>) {
  const { colour } = useLook();
  return (
    <View role="radiogroup" aria-label={label} style={{ gap: SPACE[1] }}>
      <Text strong>{label}</Text>
      {options.map((option) => {
        const chosen = option.value === value;
        return (
          <Pressable
            key={option.value}
            role="radio"
            checked={chosen}
            onPress={() => onChange(option.value)}
            testID={`choice-${option.value}`}
            style={{
              flexDirection: "row",
              alignItems: "center",
              gap: SPACE[2],
              padding: SPACE[2],
              borderWidth: chosen ? 2 : 1,
              borderRadius: RADIUS.medium,
              borderColor: chosen ? colour.brand : colour.edge,
              backgroundColor: chosen ? colour["tint-well"] : colour.surface,
            }}
          >
            <View
              aria-hidden
              style={{
                width: 24,
                height: 24,
                borderRadius: 12,
                borderWidth: 2,
                borderColor: chosen ? colour.brand : colour.edge,
                alignItems: "center",
                justifyContent: "center",
              }}
            >
              {chosen && (
                <View style={{ width: 12, height: 12, borderRadius: 6, backgroundColor: colour.brand }} />
              )}
            </View>
            <View style={{ flex: 1 }}>
              <Text>{option.label}</Text>
              {option.detail !== undefined && (
                <Text as="small" colour="ink2">
                  {option.detail}
                </Text>
              )}
            </View>
          </Pressable>
        );
      })}
    </View>
  );
}
