/** Finds a province by typing a few letters of its name. */
import { STATE_PROVINCES } from "@bluezone/policy/provinces";
import { fold } from "@bluezone/vietnamese/fold";
import { useState } from "react";
import { View } from "react-native";
import { Button } from "../../kit/button.tsx";
import { Choice } from "../../kit/choice.tsx";
import { Field } from "../../kit/field.tsx";
import { Fault } from "../../kit/form.tsx";
import { Text } from "../../kit/text.tsx";
import { AREAS } from "../../words/areas.ts";
import { useWordsOf } from "../../words/words.tsx";
import { findProvinces, provinceName } from "./provinces.ts";

export interface ProvincePickerProps {
  /** Code of the one that is chosen. */
  readonly value: string | null;
  readonly onChange: (province: string | null) => void;
  readonly error?: string | null;
}

export function ProvincePicker({ value, onChange, error = null }: ProvincePickerProps) {
  const { t } = useWordsOf(AREAS);
  const [typed, setTyped] = useState("");
  if (value !== null)
    return (
      <View style={{ gap: 8 }}>
        <Text strong>{t("areas:chosen", { province: provinceName(value) })}</Text>
        <Button
          kind="quiet"
          label={t("areas:other")}
          onPress={() => onChange(null)}
          testID="other-province"
        />
      </View>
    );
  const found = fold(typed) === "" ? STATE_PROVINCES : findProvinces(typed);
  return (
    <View style={{ gap: 16 }}>
      <Field
        label={t("areas:type")}
        detail={t("areas:type-detail")}
        value={typed}
        onChange={setTyped}
        testID="province"
      />
      {error !== null && <Fault>{error}</Fault>}
      {found.length === 0 ? (
        <Text>{t("areas:none")}</Text>
      ) : (
        <Choice
          label={t("areas:found")}
          options={found.map(({ code, name }) => ({ value: code, label: name }))}
          value={null}
          onChange={onChange}
        />
      )}
    </View>
  );
}
