/** "Địa phương": numbers to call today, what the province tells, the commune that was chosen, what the Ministry advises. */
import { dayOf } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { router } from "expo-router";
import { Emergency, useEmergency } from "../../kit/emergency.tsx";
import { Row } from "../../kit/row.tsx";
import { Rows } from "../../kit/rows.tsx";
import { Screen } from "../../kit/screen.tsx";
import { spoken } from "../../kit/spoken.ts";
import { Text } from "../../kit/text.tsx";
import { usePhoneState } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";
import { placeOf } from "../area/places.ts";
import { Advice } from "./advice.tsx";
import { EmptyHotlines } from "./empty-hotlines.tsx";
import { linesOn } from "./hotlines.ts";
import { LineCard } from "./line-card.tsx";
import { News } from "./news.tsx";

export function Local() {
  const { t, lang } = useWords();
  const emergency = useEmergency();
  const { now, hotlines, area } = usePhoneState();
  const today = dayOf(now, "vietnam");
  const lines = linesOn(today, hotlines);
  const place = area === null ? undefined : placeOf(area, today);
  const read = spoken(
    [t("local:hotlines"), ...lines.map(({ owner, shown }) => `${owner[lang]}: ${shown}`), emergency],
    lines.map(({ shown }) => shown),
  );
  return (
    <Screen tab="local" title={t("local:title")} read={read}>
      <Text as="heading" level={2}>
        {t("local:hotlines")}
      </Text>
      {lines.length === 0 ? (
        <EmptyHotlines ended={hotlines.length > 0} />
      ) : (
        <>
          {lines.map((line, i) => (
            <LineCard key={line.number} line={line} main={i === 0} />
          ))}
          <Text as="small" colour="ink2">
            {t("local:signed", { today: date(today, lang) })}
          </Text>
        </>
      )}
      <Emergency />
      <News />
      <Text as="heading" level={2}>
        {t("local:area")}
      </Text>
      <Rows>
        <Row
          icon="local"
          label={place ? `${place.name}, ${place.district}` : t("local:area-none")}
          detail={t(place ? "local:area-change" : "local:area-choose")}
          onPress={() => router.push("/consents")}
          testID="area"
        />
      </Rows>
      <Advice today={today} />
    </Screen>
  );
}
