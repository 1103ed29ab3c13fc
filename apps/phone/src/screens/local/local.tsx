/** "Địa phương": numbers to call today, the commune that was chosen, what the Ministry advises. */
import { dayOf } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { router } from "expo-router";
import { useState } from "react";
import { openDialler } from "../../adapters/system.ts";
import { Button } from "../../kit/button.tsx";
import { Note } from "../../kit/note.tsx";
import { Row } from "../../kit/row.tsx";
import { Rows } from "../../kit/rows.tsx";
import { Screen } from "../../kit/screen.tsx";
import { Text } from "../../kit/text.tsx";
import { usePhoneState } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";
import { placeOf } from "../area/places.ts";
import { Advice } from "./advice.tsx";
import { EmptyHotlines } from "./empty-hotlines.tsx";
import { EMERGENCY, linesOn } from "./hotlines.ts";
import { LineCard } from "./line-card.tsx";

export function Local() {
  const { t, lang } = useWords();
  const { now, hotlines, area } = usePhoneState();
  const [refused, setRefused] = useState<string | null>(null);
  const today = dayOf(now, "vietnam");
  const lines = linesOn(today, hotlines).filter(({ number }) => number !== EMERGENCY);
  const call = (number: string): void => {
    setRefused(null);
    openDialler(number).then(
      (able) => setRefused(able ? null : number),
      () => setRefused(number),
    );
  };
  const place = area === null ? undefined : placeOf(area, today);
  const read = lines.map((line) => `${line.owner[lang]}: ${[...line.number].join(" ")}.`).join(" ");
  return (
    <Screen tab="local" title={t("local:title")} read={`${t("local:hotlines")}. ${read} ${t("emergency")}`}>
      <Text as="heading" level={2}>
        {t("local:hotlines")}
      </Text>
      {lines.length === 0 ? (
        <EmptyHotlines ended={hotlines.length > 0} />
      ) : (
        lines.map((line, i) => (
          <LineCard key={line.link} line={line} main={i === 0} onCall={() => call(line.number)} />
        ))
      )}
      {lines.length > 0 && (
        <Text as="small" colour="ink2">
          {t("local:signed", { today: date(today, lang) })}
        </Text>
      )}
      {refused !== null && (
        <Note tone="danger" alert>
          {t("local:no-dialler", { number: refused })}
        </Note>
      )}
      <Note tone="near" icon="phone">
        <Text>{t("emergency")}</Text>
        <Button
          kind="quiet"
          icon="phone"
          label={t("local:call", { number: EMERGENCY })}
          onPress={() => call(EMERGENCY)}
          testID="call-emergency"
        />
      </Note>
      <Text as="heading" level={2}>
        {t("local:area")}
      </Text>
      <Rows>
        <Row
          icon="local"
          label={place ? `${place.name}, ${place.district}` : t("local:area-none")}
          detail={t(place === undefined ? "local:area-choose" : "local:area-change")}
          onPress={() => router.push("/consents")}
          testID="area"
        />
      </Rows>
      <Advice today={today} />
    </Screen>
  );
}
