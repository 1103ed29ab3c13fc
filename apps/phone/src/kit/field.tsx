/** A field to type in, its error beside it. */
import { RADIUS, SPACE, TYPE } from "@bluezone/ui/tokens";
import { useId, useRef } from "react";
import { TextInput, View } from "react-native";
import { fontOf } from "../look/fonts.ts";
import { useLook } from "../look/theme.tsx";
import { Fault, useChanged } from "./form.tsx";
import { Text } from "./text.tsx";

export interface FieldProps {
  readonly label: string;
  readonly detail?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | null;
  readonly kind?: "text" | "lines" | "digits" | "phone" | "code";
  readonly onSubmit?: () => void;
  readonly testID?: string;
}

export function Field({
  label,
  detail,
  value,
  onChange,
  error = null,
  kind = "text",
  onSubmit,
  testID,
}: FieldProps) {
  const { colour, scale } = useLook();
  const id = useId();
  const input = useRef<TextInput>(null);
  const changed = useChanged();
  const large = kind === "digits" || kind === "code";
  const step = large ? TYPE.phone.heading : TYPE.phone.body;
  return (
    <View style={{ gap: SPACE[0] }}>
      <Text strong>{label}</Text>
      {detail !== undefined && (
        <Text as="small" colour="ink2">
          {detail}
        </Text>
      )}
      <TextInput
        ref={input}
        id={id}
        aria-label={label}
        {...(error === null ? {} : { "aria-invalid": true, accessibilityHint: error })}
        value={value}
        onChangeText={(text) => {
          changed();
          onChange(text);
        }}
        {...(onSubmit === undefined ? {} : { onSubmitEditing: onSubmit })}
        {...(testID === undefined ? {} : { testID })}
        inputMode={kind === "digits" ? "numeric" : kind === "phone" ? "tel" : "text"}
        autoCapitalize="none"
        autoCorrect={false}
        spellCheck={false}
        autoComplete={kind === "phone" ? "tel" : "off"}
        {...(kind === "lines" ? { multiline: true, numberOfLines: 4 } : { returnKeyType: "done" as const })}
        style={{
          ...fontOf(large ? 600 : 400),
          fontSize: step.size * scale,
          lineHeight: step.line * scale,
          minHeight: Math.max(52, step.line * scale + 24),
          paddingVertical: 10,
          paddingHorizontal: SPACE[2],
          borderWidth: error === null ? 1 : 2,
          borderRadius: RADIUS.small,
          borderColor: error === null ? colour.edge : colour["text-danger"],
          backgroundColor: colour.surface,
          color: colour.ink,
        }}
      />
      {error !== null && <Fault field={input}>{error}</Fault>}
    </View>
  );
}
