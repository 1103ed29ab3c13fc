/** What was agreed to and when; statistics on or off; the place; how to take it all back. */
import { dayOf } from "@bluezone/protocol/time";
import { router } from "expo-router";
import { Button } from "../../kit/button.tsx";
import { Card } from "../../kit/card.tsx";
import { Facts } from "../../kit/facts.tsx";
import { Note } from "../../kit/note.tsx";
import { Row } from "../../kit/row.tsx";
import { Rows } from "../../kit/rows.tsx";
import { Screen } from "../../kit/screen.tsx";
import { Text } from "../../kit/text.tsx";
import { Tick } from "../../kit/tick.tsx";
import { usePhone, usePhoneState, useTap } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";
import { placeOf } from "../area/places.ts";
import { AREAS_PAGE } from "../more/links.tsx";
import { fullMoment } from "../my-data/dates.ts";

export function Consents() {
  const { t, lang } = useWords();
  const phone = usePhone();
  const { consent, area, areas, now, rollout } = usePhoneState();
  const { failed, run } = useTap();
  const { sensing, guardian, age, statistics } = consent;
  const title = t("data:consents.title");
  if (sensing === null)
    return (
      <Screen title={title}>
        <Text>{t("data:consents.none")}</Text>
        <Button label={t("data:consents.start")} onPress={() => router.push("/first-run")} />
      </Screen>
    );
  const since = (at: typeof sensing): string => t("data:consents.since", { when: fullMoment(at, lang) });
  const place = area === null ? undefined : placeOf(area, dayOf(now, "vietnam"));
  return (
    <Screen
      title={title}
      read={`${t("data:consents.sensing")}, ${since(sensing)}. ${t("data:consents.withdraw")}`}
    >
      <Card>
        <Text as="heading" level={2}>
          {t("data:consents.agreed")}
        </Text>
        <Facts
          facts={[
            { label: t("data:consents.sensing"), value: since(sensing) },
            ...(age === null
              ? []
              : [{ label: t("data:consents.age"), value: t(`first-run:agree.ages.${age}`) }]),
            ...(guardian === null ? [] : [{ label: t("data:consents.guardian"), value: since(guardian) }]),
          ]}
        />
        <Text colour="ink2">{t("data:consents.sharing")}</Text>
      </Card>
      <Card>
        <Text as="heading" level={2}>
          {t("data:consents.statistics-title")}
        </Text>
        <Tick
          label={t("first-run:agree.statistics")}
          detail={t(statistics === null ? "first-run:agree.statistics-off" : "first-run:agree.statistics-on")}
          checked={statistics !== null}
          onChange={(on) => void run(() => phone.tap.consentToStatistics(on))}
          testID="statistics"
        />
        {statistics !== null && <Text colour="ink2">{since(statistics)}</Text>}
        {!rollout && <Text colour="ink2">{t("first-run:agree.statistics-nowhere")}</Text>}
        <Button
          kind="quiet"
          label={t("data:consents.statistics-details")}
          onPress={() => router.push("/statistics")}
          testID="statistics-details"
        />
        {failed && (
          <Note tone="danger" icon="act" alert>
            {t("failed")}
          </Note>
        )}
      </Card>
      <Card>
        <Text as="heading" level={2}>
          {t("data:consents.area-title")}
        </Text>
        <Text>
          {place
            ? t("data:area.in", { place: place.name, district: place.district })
            : t("data:consents.no-area")}
        </Text>
        <Button
          label={t(place ? "data:consents.change-area" : "data:consents.choose-area")}
          onPress={() => router.push("/area")}
          testID="change-area"
        />
        {areas !== null && (
          <Button
            kind="quiet"
            label={t(AREAS_PAGE.key)}
            onPress={() => router.push(AREAS_PAGE.path)}
            testID="go-areas"
          />
        )}
      </Card>
      <Text>{t("data:consents.withdraw")}</Text>
      <Rows>
        <Row label={t("data:consents.pause")} onPress={() => router.push("/pause")} />
        <Row label={t("data:consents.delete")} onPress={() => router.push("/delete")} />
      </Rows>
    </Screen>
  );
}
