/** "số liệu minh họa": a slim line above every screen whose state is forced, and the way to another state. */
import { SPACE } from "@bluezone/ui/tokens";
import { router } from "expo-router";
import { useSyncExternalStore } from "react";
import { View } from "react-native";
import { SafeAreaView } from "react-native-safe-area-context";
import { Pressable } from "../kit/pressable.tsx";
import { Text } from "../kit/text.tsx";
import { useLook } from "../look/theme.tsx";
import { usePhone } from "../phone/phone.tsx";
import { useWords } from "../words/words.tsx";
import { isForcible } from "./forcible.ts";

export function ForcedLine() {
  const { colour } = useLook();
  const { t } = useWords();
  const phone = usePhone();
  const name = useSyncExternalStore(phone.subscribe, () => (isForcible(phone) ? phone.forced() : null));
  if (name === null) return null;
  return (
    <SafeAreaView edges={["top"]} style={{ backgroundColor: colour["tint-act"] }}>
      <View
        role="complementary"
        style={{
          flexDirection: "row",
          flexWrap: "wrap",
          alignItems: "center",
          justifyContent: "space-between",
          columnGap: SPACE[2],
          paddingHorizontal: SPACE[3],
          paddingVertical: SPACE[0],
        }}
      >
        <View style={{ flexShrink: 1 }}>
          <Text as="small" testID="illustrative">
            {`${t("illustrative")} · ${name}`}
          </Text>
        </View>
        <Pressable role="link" onPress={() => router.navigate("/demo")} style={{ justifyContent: "center" }}>
          <Text as="small" strong colour="brand">
            {t("guide:demo.choose")}
          </Text>
        </Pressable>
      </View>
    </SafeAreaView>
  );
}
