/** Where the person is now: one line with the place, which opens the register. */
import { dayOf } from "@bluezone/protocol/time";
import { SPACE } from "@bluezone/ui/tokens";
import { useState } from "react";
import { View } from "react-native";
import { Fault } from "../../kit/form.tsx";
import { Row } from "../../kit/row.tsx";
import { Rows } from "../../kit/rows.tsx";
import { Text } from "../../kit/text.tsx";
import { usePhoneState } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";
import { AreaPicker } from "../area/area-picker.tsx";
import { placeOf } from "../area/places.ts";

export interface CommuneChoiceProps {
  /** Code of the commune; "" while none is chosen. */
  readonly commune: string;
  readonly onChange: (commune: string) => void;
  /** Says that it is missing. */
  readonly missing: boolean;
}

/** "Xã Vĩnh Hanh, Huyện Châu Thành"; the code where the register has no name for it. */
export function usePlace(commune: string): string {
  const { t } = useWords();
  const place = placeOf(commune, dayOf(usePhoneState().now, "vietnam"));
  return place === undefined ? commune : t("data:area.in", { place: place.name, district: place.district });
}

export function CommuneChoice({ commune, onChange, missing }: CommuneChoiceProps) {
  const { t } = useWords();
  const { now } = usePhoneState();
  const [open, setOpen] = useState(false);
  const place = usePlace(commune);
  return (
    <View style={{ gap: SPACE[1] }}>
      {open ? (
        <>
          <Text strong>{t("messages:place.label")}</Text>
          <AreaPicker
            now={now}
            area={commune === "" ? null : commune}
            why={t("messages:place.why")}
            onChange={(chosen) => {
              onChange(chosen ?? "");
              if (chosen !== null) setOpen(false);
            }}
          />
        </>
      ) : (
        <Rows>
          <Row
            role="button"
            icon="local"
            label={t("messages:place.label")}
            detail={commune === "" ? t("messages:place.choose") : place}
            onPress={() => setOpen(true)}
            testID="open-commune"
          />
        </Rows>
      )}
      {missing && <Fault>{t("messages:place.missing")}</Fault>}
    </View>
  );
}
