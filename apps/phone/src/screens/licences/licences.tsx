/** Other people's software in the app, and its licences. */
import { useState } from "react";
import { View } from "react-native";
import { openAddress } from "../../adapters/system/system.ts";
import { Button } from "../../kit/button.tsx";
import { Card } from "../../kit/card.tsx";
import { NotLoaded } from "../../kit/not-loaded.tsx";
import { Note } from "../../kit/note.tsx";
import { Screen } from "../../kit/screen.tsx";
import { Text } from "../../kit/text.tsx";
import { useLoaded } from "../../kit/use-loaded.ts";
import { OPERATOR } from "../../phone/operator.ts";
import { useTap } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";
import { byLicence } from "./by-licence.ts";

const loadPackages = () => import("./packages.ts").then(({ PACKAGES }) => PACKAGES);

export function Licences() {
  const { t } = useWords();
  const { busy, run } = useTap();
  const [packages, again] = useLoaded(loadPackages);
  const listed = packages === null || packages === "failed" ? [] : packages;
  const [unopened, setUnopened] = useState(false);
  const open = (): void => void run(async () => setUnopened(!(await openAddress(OPERATOR.source))));
  return (
    <Screen title={t("more:licences.title")}>
      <Text>{t("more:licences.own")}</Text>
      <Button label={t("more:licences.source")} onPress={open} busy={busy} testID="source" />
      {unopened && (
        <Note tone="danger" icon="act" alert>
          <Text>{t("more:about.failed")}</Text>
          <Text>{t("more:about.address", { address: OPERATOR.source })}</Text>
        </Note>
      )}
      {packages === "failed" && <NotLoaded again={again} />}
      {listed.length > 0 && <Text>{t("more:licences.inside", { n: listed.length })}</Text>}
      <Text colour="ink2">{t("more:licences.full")}</Text>
      {byLicence(listed).map(({ licence, packages: own }) => (
        <Card key={licence}>
          <Text as="heading" level={2}>
            {t("more:licences.group", { licence, n: own.length })}
          </Text>
          <View role="list" style={{ gap: 8 }}>
            {own.map(({ name, version, copyright }) => (
              <View key={`${name} ${version}`} role="listitem">
                <Text as="small">{`${name} ${version}`}</Text>
                {copyright !== "" && (
                  <Text as="small" colour="ink2">
                    {copyright}
                  </Text>
                )}
              </View>
            ))}
          </View>
        </Card>
      ))}
    </Screen>
  );
}
