/** The key message whole, in the letter's own words, and whose it is. */
import { D55 } from "@bluezone/policy/key-message";
import { SPACE } from "@bluezone/ui/tokens";
import { View } from "react-native";
import { Note } from "../../kit/note.tsx";
import { Text } from "../../kit/text.tsx";
import { useWords } from "../../words/words.tsx";

export function KeyMessage() {
  const { t } = useWords();
  return (
    <Note tone="act" icon="act">
      <View style={{ gap: SPACE[1] }}>
        <Text strong testID="key-message">
          {D55}
        </Text>
        <Text as="small" colour="ink2">
          {t("guide:help.message-from")}
        </Text>
      </View>
    </Note>
  );
}
