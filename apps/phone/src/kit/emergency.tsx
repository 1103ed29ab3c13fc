/** The line that stands on every screen about health: when to call 115, and calling it. */
import { SPACE } from "@bluezone/ui/tokens";
import { View } from "react-native";
import { useWords } from "../words/words.tsx";
import { CallButton } from "./call-hotline.tsx";
import { Note } from "./note.tsx";
import { Text } from "./text.tsx";

export function Emergency() {
  const { t } = useWords();
  return (
    <Note tone="near" icon="act">
      <View style={{ gap: SPACE[1] }}>
        <Text strong>{t("emergency")}</Text>
        <CallButton kind="quiet" number="115" shown="115" label={t("health:hotline.emergency")} />
      </View>
    </Note>
  );
}
