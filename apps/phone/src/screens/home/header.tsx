/** The mark, and the two languages. */
import { SPACE } from "@bluezone/ui/tokens";
import { View } from "react-native";
import { Mark } from "../../kit/mark.tsx";
import { Pressable } from "../../kit/pressable.tsx";
import { Text } from "../../kit/text.tsx";
import { usePreference } from "../../preference.ts";
import { useWords } from "../../words/words.tsx";

const NAMES = { vi: "Tiếng Việt", en: "English" } as const;

export function Header() {
  const { t } = useWords();
  const [lang, setLang] = usePreference("language");
  return (
    <View
      style={{
        flexDirection: "row",
        alignItems: "center",
        justifyContent: "space-between",
        flexWrap: "wrap",
      }}
    >
      <View style={{ flexDirection: "row", alignItems: "center", gap: SPACE[1] }}>
        <Mark size={32} />
        <Text as="heading">{t("name")}</Text>
      </View>
      <View role="radiogroup" aria-label={t("language")} style={{ flexDirection: "row" }}>
        {(["vi", "en"] as const).map((one) => (
          <Pressable
            key={one}
            role="radio"
            label={`${one.toUpperCase()}, ${NAMES[one]}`}
            checked={lang === one}
            onPress={() => setLang(one)}
            testID={`language-${one}`}
            style={{ alignItems: "center", justifyContent: "center", paddingHorizontal: SPACE[1] }}
          >
            <Text strong={lang === one} colour={lang === one ? "brand" : "ink2"}>
              {one.toUpperCase()}
            </Text>
          </Pressable>
        ))}
      </View>
    </View>
  );
}
