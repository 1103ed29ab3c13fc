/** The mark, and the two languages. */
import { SPACE } from "@bluezone/ui/tokens";
import { View } from "react-native";
import Svg, { Circle, G, Path, Rect } from "react-native-svg";
import { Pressable } from "../../kit/pressable.tsx";
import { Text } from "../../kit/text.tsx";
import { usePreference } from "../../phone/preference.ts";
import { useWords } from "../../words/words.tsx";

const NAMES = { vi: "Tiếng Việt", en: "English" } as const;

function Mark() {
  return (
    <View aria-hidden>
      <Svg width={32} height={32} viewBox="0 0 32 32">
        <Rect width={32} height={32} rx={7} fill="#0B5A94" />
        <G transform="rotate(-30 16 16)">
          <Path d="M16 10.41A7.5 7.5 0 0 1 16 21.59A7.5 7.5 0 0 1 16 10.41Z" fill="#F6BC45" />
          <Circle cx={11} cy={16} r={7.5} stroke="#fff" strokeWidth={2} fill="none" />
          <Circle cx={21} cy={16} r={7.5} stroke="#fff" strokeWidth={2} fill="none" />
        </G>
      </Svg>
    </View>
  );
}

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
        <Mark />
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
