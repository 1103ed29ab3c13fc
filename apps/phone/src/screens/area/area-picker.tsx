/** Finds a commune by typing, or by way of its district. */
import { HOME } from "@bluezone/policy/home";
import { dayOf, type Instant } from "@bluezone/protocol/time";
import { useState } from "react";
import { View } from "react-native";
import { Button } from "../../kit/button.tsx";
import { Choice } from "../../kit/choice.tsx";
import { Field } from "../../kit/field.tsx";
import { Note } from "../../kit/note.tsx";
import { Row } from "../../kit/row.tsx";
import { Rows } from "../../kit/rows.tsx";
import { Text } from "../../kit/text.tsx";
import { useWords } from "../../words/words.tsx";
import { districtsOn, findPlaces, type Place, placeOf, placesIn } from "./places.ts";

export interface AreaPickerProps {
  readonly now: Instant;
  /** Code of the commune that is chosen. */
  readonly area: string | null;
  readonly onChange: (area: string | null) => void;
  /** What it is asked for, in the screen's words; without it what the phone itself uses it for. */
  readonly why?: string;
}

/** More hits than this are not shown: a few more letters find the place sooner. */
const MOST = 8;

export function AreaPicker({ now, area, onChange, why }: AreaPickerProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState("");
  const [district, setDistrict] = useState<string | null>(null);
  const day = dayOf(now, "vietnam");
  const said = ({ name, district: of }: Place): string => t("data:area.in", { place: name, district: of });
  const chosen = area === null ? undefined : placeOf(area, day);
  const found =
    typed.trim() === "" ? (district === null ? [] : placesIn(district, day)) : findPlaces(typed, day);
  const shown = typed.trim() === "" ? found : found.slice(0, MOST);
  return (
    <View style={{ gap: 16 }}>
      <Text>{why ?? t("data:area.why")}</Text>
      {chosen && (
        <Note tone="well" icon="local">
          <Text strong>{t("data:area.chosen", { place: said(chosen) })}</Text>
          <Button
            kind="quiet"
            label={t("data:area.clear")}
            onPress={() => onChange(null)}
            testID="clear-area"
          />
        </Note>
      )}
      <Field
        label={t("data:area.type")}
        detail={t("data:area.type-detail")}
        value={typed}
        onChange={setTyped}
        testID="area"
      />
      {typed.trim() !== "" && found.length === 0 && (
        <Text>{t("data:area.none", { province: HOME.name })}</Text>
      )}
      {shown.length > 0 && (
        <Choice
          label={t("data:area.found")}
          options={shown.map(({ code, name, district: of }) => ({ value: code, label: name, detail: of }))}
          value={area}
          onChange={onChange}
        />
      )}
      {found.length > shown.length && <Text>{t("data:area.more", { n: found.length - shown.length })}</Text>}
      {typed.trim() === "" && district !== null && (
        <Button kind="quiet" label={t("data:area.other-district")} onPress={() => setDistrict(null)} />
      )}
      {typed.trim() === "" && district === null && (
        <View style={{ gap: 8 }}>
          <Text strong>{t("data:area.districts", { province: HOME.name })}</Text>
          <Rows>
            {districtsOn(day).map(({ code, name }) => (
              <Row
                key={code}
                role="button"
                label={name}
                onPress={() => setDistrict(code)}
                testID={`district-${code}`}
              />
            ))}
          </Rows>
        </View>
      )}
    </View>
  );
}
