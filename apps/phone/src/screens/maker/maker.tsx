/** How this maker's phones are kept from stopping the app at night. */
import { useState } from "react";
import type { Maker } from "../../adapters/device/maker.ts";
import { phoneName } from "../../adapters/device/phone-name.ts";
import type { SettingsPage } from "../../adapters/system/settings-page.ts";
import { openSettings } from "../../adapters/system/system.ts";
import { Button } from "../../kit/button.tsx";
import { Card } from "../../kit/card.tsx";
import { Choice } from "../../kit/choice.tsx";
import { Note } from "../../kit/note.tsx";
import { Numbered } from "../../kit/numbered.tsx";
import { Screen } from "../../kit/screen.tsx";
import { Text } from "../../kit/text.tsx";
import { useWords } from "../../words/words.tsx";
import { hasOwnPage, knownMaker, MAKERS, pageOf, stepKeys } from "./guides.ts";
import { Hibernation } from "./hibernation.tsx";

/** Makers whose phones the guide's opening does not speak of. */
const PLAIN: readonly Maker[] = ["android", "iphone"];

export function MakerGuide() {
  const { t } = useWords();
  const [maker, setMaker] = useState(() => knownMaker(phoneName()));
  const [choosing, setChoosing] = useState(maker === null);
  const [outcome, setOutcome] = useState<"opened" | "app-page" | "unavailable" | null>(null);
  // Only a phone of this maker's has its page.
  const isOwn = maker !== null && hasOwnPage(maker) && knownMaker(phoneName()) === maker;
  const open = (page: SettingsPage): void => void openSettings(page).then(setOutcome);
  const steps = maker === null ? [] : stepKeys(maker).map((key) => t(key));
  const opening =
    maker === null
      ? ""
      : t(PLAIN.includes(maker) ? "guide:maker.opening-plain" : "guide:maker.opening", {
          maker: t(`guide:maker.names.${maker}`),
          steps: steps.length,
        });
  return (
    <Screen
      title={t("guide:maker.title")}
      {...(maker === null ? {} : { read: [opening, ...steps].join(" ") })}
    >
      {maker !== null && (
        <>
          <Text>{opening}</Text>
          <Card>
            <Text as="heading" level={2}>
              {t(`guide:maker.names.${maker}`)}
            </Text>
            <Numbered items={steps.map((text) => ({ text }))} />
          </Card>
          <Note tone="act" icon="calm">
            {t("guide:maker.untried")}
          </Note>
          {isOwn && (
            <>
              <Button
                label={t("guide:maker.own", { maker: t(`guide:maker.names.${maker}`) })}
                onPress={() => open("maker")}
                testID="open-maker"
              />
              <Text colour="ink2">{t("guide:maker.own-unsure")}</Text>
            </>
          )}
          <Button
            kind={isOwn ? "quiet" : "main"}
            label={t("guide:maker.open")}
            onPress={() => open(pageOf(maker))}
            testID="open-settings"
          />
          {outcome !== null && outcome !== "opened" && (
            <Note tone="act" alert>
              {t(outcome === "app-page" ? "guide:maker.app-page" : "guide:maker.by-hand")}
            </Note>
          )}
          {maker !== "iphone" && <Hibernation />}
          {maker === "iphone" && <Note tone="well">{t("home:iphone-hint")}</Note>}
          <Text colour="ink2">{t("guide:maker.end")}</Text>
        </>
      )}
      {choosing || maker === null ? (
        <Choice
          label={t("guide:maker.which")}
          options={MAKERS.map((value) => ({ value, label: t(`guide:maker.names.${value}`) }))}
          value={maker}
          onChange={(chosen) => {
            setMaker(chosen);
            setOutcome(null);
          }}
        />
      ) : (
        <Button
          kind="quiet"
          label={t("guide:maker.change", { maker: t(`guide:maker.names.${maker}`) })}
          onPress={() => setChoosing(true)}
          testID="change-maker"
        />
      )}
    </Screen>
  );
}
