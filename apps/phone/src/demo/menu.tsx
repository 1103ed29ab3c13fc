/** The menu of states: each by its name. */
import { router } from "expo-router";
import { useSyncExternalStore } from "react";
import { Button } from "../kit/button.tsx";
import { Row } from "../kit/row.tsx";
import { Rows } from "../kit/rows.tsx";
import { Screen } from "../kit/screen.tsx";
import { Text } from "../kit/text.tsx";
import { usePhone } from "../phone/phone.tsx";
import { useWords } from "../words/words.tsx";
import { isForcible } from "./forcible.ts";

export function Menu() {
  const { t } = useWords();
  const phone = usePhone();
  const demo = isForcible(phone) ? phone : null;
  const name = useSyncExternalStore(phone.subscribe, () => demo?.forced() ?? null);
  return (
    <Screen title={t("guide:demo.title")}>
      <Text>{t("guide:demo.about")}</Text>
      {name === null ? (
        <Button label={t("guide:demo.home")} onPress={() => router.navigate("/")} testID="demo-home" />
      ) : (
        <>
          <Text strong>{t("guide:demo.shown", { name })}</Text>
          <Button label={t("guide:demo.real")} onPress={() => demo?.force(null)} testID="demo-real" />
        </>
      )}
      <Rows>
        {(demo?.names ?? []).map((one) => (
          <Row
            key={one}
            label={one}
            onPress={() => {
              demo?.force(one);
              router.navigate("/");
            }}
            testID={`sample-${one}`}
          />
        ))}
      </Rows>
    </Screen>
  );
}
