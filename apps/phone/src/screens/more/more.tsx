/** Everything that is not on the other tabs. */
import { router } from "expo-router";
import { View } from "react-native";
import { Button } from "../../kit/button.tsx";
import { Screen } from "../../kit/screen.tsx";
import { usePhoneState } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";
import { AREAS_PAGE, Links, type Page } from "./links.tsx";

const YOURS: readonly Page[] = [
  { path: "/data", key: "more:more.my-data" },
  { path: "/consents", key: "more:more.consents" },
  { path: "/statistics", key: "more:more.statistics" },
  { path: "/pause", key: "more:more.pause" },
];
const PHONE: readonly Page[] = [
  { path: "/self-check", key: "more:more.self-check" },
  { path: "/maker", key: "more:more.maker" },
  { path: "/field-test", key: "more:more.field-test" },
  { path: "/why-bluetooth", key: "more:more.why-bluetooth" },
  { path: "/display", key: "more:more.display" },
];
const APP: readonly Page[] = [
  { path: "/what-it-does", key: "more:more.what-it-does" },
  { path: "/proofs", key: "more:more.proofs" },
  { path: "/about", key: "more:more.about" },
  { path: "/licences", key: "more:more.licences" },
];
const DEMO: readonly Page[] =
  process.env["EXPO_PUBLIC_DEMO"] === "1" ? [{ path: "/demo", key: "more:more.demo" }] : [];

export function More() {
  const { t } = useWords();
  const { areas } = usePhoneState();
  return (
    <Screen title={t("more:more.title")} tab="more">
      <Button
        label={t("more:more.help-others")}
        onPress={() => router.push("/help-others")}
        testID="help-others"
      />
      <View style={{ gap: 24 }}>
        <Links title={t("more:more.yours")} pages={areas === null ? YOURS : [...YOURS, AREAS_PAGE]} />
        <Links title={t("more:more.phone")} pages={PHONE} />
        <Links title={t("more:more.app")} pages={[...APP, ...DEMO]} />
      </View>
    </Screen>
  );
}
