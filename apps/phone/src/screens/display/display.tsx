/** Language and background. A choice holds at once. */
import { router } from "expo-router";
import { Button } from "../../kit/button.tsx";
import { Choice } from "../../kit/choice.tsx";
import { Screen } from "../../kit/screen.tsx";
import { Text } from "../../kit/text.tsx";
import { usePreference } from "../../preference.ts";
import { useWords } from "../../words/words.tsx";

export function Display() {
  const { t } = useWords();
  const [language, setLanguage] = usePreference("language");
  const [theme, setTheme] = usePreference("theme");
  return (
    <Screen title={t("more:display.title")}>
      <Choice
        label={t("more:display.language")}
        options={(["vi", "en"] as const).map((value) => ({ value, label: t(`more:display.${value}`) }))}
        value={language}
        onChange={setLanguage}
      />
      <Text colour="ink2">{t("more:display.others")}</Text>
      <Choice
        label={t("more:display.theme")}
        options={(["system", "light", "dark"] as const).map((value) => ({
          value,
          label: t(`more:display.themes.${value}`),
        }))}
        value={theme}
        onChange={setTheme}
      />
      <Text colour="ink2">{t("more:display.text-size")}</Text>
      <Button label={t("more:display.home")} onPress={() => router.navigate("/")} testID="home" />
    </Screen>
  );
}
