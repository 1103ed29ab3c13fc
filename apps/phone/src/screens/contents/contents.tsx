/** The full list of pages, in place of the four tabs when text is large. */
import { View } from "react-native";
import { Button } from "../../kit/button.tsx";
import { Screen } from "../../kit/screen.tsx";
import { wayBack } from "../../kit/way-back.ts";
import { usePhoneState } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";
import { AREAS_PAGE, Links, type Page } from "../more/links.tsx";

const TABS: readonly Page[] = [
  { path: "/", key: "tabs.home" },
  { path: "/health", key: "tabs.health" },
  { path: "/local", key: "tabs.local" },
  { path: "/more", key: "tabs.more" },
];
const PAGES: readonly Page[] = [
  { path: "/code", key: "more:contents.code" },
  { path: "/alerts", key: "more:contents.alerts" },
  { path: "/callback", key: "messages:callback.title" },
  { path: "/declare", key: "messages:declare.title" },
  { path: "/advice", key: "messages:advice.title" },
  { path: "/quarantine-day", key: "messages:quarantine.title" },
  { path: "/help-others", key: "more:more.help-others" },
  { path: "/help-others/helper", key: "more:contents.helper" },
  { path: "/data", key: "more:more.my-data" },
  { path: "/consents", key: "more:more.consents" },
  { path: "/pause", key: "more:more.pause" },
  { path: "/delete", key: "more:contents.delete" },
  { path: "/self-check", key: "more:more.self-check" },
  { path: "/what-it-does", key: "more:more.what-it-does" },
  { path: "/display", key: "more:more.display" },
];

export function Contents() {
  const { t } = useWords();
  const { areas } = usePhoneState();
  const pages = areas === null ? PAGES : [...PAGES, AREAS_PAGE];
  return (
    <Screen title={t("more:contents.title")} back={false}>
      <View style={{ gap: 24 }}>
        <Links title={t("more:contents.tabs")} pages={TABS} />
        <Links title={t("more:contents.pages")} pages={pages} />
      </View>
      <Button label={t("more:contents.close")} onPress={wayBack} testID="close" />
    </Screen>
  );
}
