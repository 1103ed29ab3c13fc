/** The line that stands on every screen about health: when to call 115, and calling it. */
import { SPACE } from "@bluezone/ui/tokens";
import { capital } from "@bluezone/vietnamese/labels/case";
import { View } from "react-native";
import { usePhoneState } from "../phone/phone.tsx";
import { useWords } from "../words/words.tsx";
import { CallButton } from "./call-hotline.tsx";
import { Note } from "./note.tsx";
import { Text } from "./text.tsx";

/** When to call 115, by the signs of the disease. */
export function useEmergency(): string {
  const { t, lang } = useWords();
  const { emergency } = usePhoneState().symptoms;
  return t("emergency", { signs: capital(emergency[lang]) });
}

export function Emergency() {
  const { t } = useWords();
  return (
    <Note tone="near" icon="act">
      <View style={{ gap: SPACE[1] }}>
        <Text strong>{useEmergency()}</Text>
        <CallButton kind="quiet" number="115" shown="115" label={t("health:hotline.emergency")} />
      </View>
    </Note>
  );
}
