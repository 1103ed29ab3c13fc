/** "Danh bạ điểm bán": the venues of one district, loaded when somebody asks for them. */
import { districtOf } from "@bluezone/device/engine/active/question";
import type { LocalView } from "@bluezone/device/engine/local/view";
import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { Choice } from "../../kit/choice.tsx";
import { Note } from "../../kit/note.tsx";
import { Text } from "../../kit/text.tsx";
import { usePhone, usePhoneState, useTap } from "../../phone/phone.tsx";
import { endMoment } from "../../words/moments.ts";
import { useWords } from "../../words/words.tsx";
import { ToldPage } from "./told-page.tsx";
import { VenueCard } from "./venue-card.tsx";
import { has, WAYS, type Way } from "./venue-ways.ts";

function List({ venues }: { readonly venues: NonNullable<LocalView["venues"]> }) {
  const { t, lang } = useWords();
  const [way, setWay] = useState<Way>("all");
  const found = venues.list.filter((venue) => has(venue, way));
  return (
    <>
      <Choice
        label={t("local:venues.way")}
        options={WAYS.map((value) => ({ value, label: t(`local:venues.ways.${value}`) }))}
        value={way}
        onChange={setWay}
      />
      <Text as="small" colour="ink2">
        {t("local:venues.at", { when: endMoment(venues.at, lang) })}
      </Text>
      {found.length === 0 ? (
        <Text>{t("local:venues.none")}</Text>
      ) : (
        found.map((venue) => <VenueCard key={venue.id} venue={venue} />)
      )}
    </>
  );
}

function Districts({ view: { document, venues } }: { readonly view: LocalView }) {
  const { t } = useWords();
  const phone = usePhone();
  const { area } = usePhoneState();
  const { busy, failed, run } = useTap();
  const listed = document.venues.filter(({ count }) => count > 0);
  const [chosen, setChosen] = useState<string | null>(() => venues?.district ?? districtOf(area));
  const [outcome, setOutcome] = useState<string | null>(null);
  const district = listed.find((one) => one.district === chosen);
  if (listed.length === 0) return <Text>{t("local:venues.no-district")}</Text>;
  return (
    <>
      <Choice
        label={t("local:venues.which")}
        options={listed.map(({ district: value, name, count }) => ({
          value,
          label: name,
          detail: t("local:venues.count", { count }),
        }))}
        value={district?.district ?? null}
        onChange={(value) => {
          setChosen(value);
          setOutcome(null);
        }}
      />
      {district && (
        <>
          <Button
            kind={venues?.district === chosen ? "quiet" : "main"}
            label={t("local:venues.load")}
            busy={busy}
            onPress={() => void run(async () => setOutcome(await phone.tap.loadVenues(district.district)))}
            testID="load-venues"
          />
          <Text as="small" colour="ink2">
            {t("local:venues.server-knows")}
          </Text>
        </>
      )}
      {(failed || (outcome !== null && outcome !== "loaded")) && (
        <Note tone="danger" alert>
          {t(outcome === "unreachable" ? "local:venues.unreachable" : "local:venues.refused")}
        </Note>
      )}
      {venues !== null && venues.district === chosen && <List venues={venues} />}
    </>
  );
}

export function Venues() {
  const { t } = useWords();
  return (
    <ToldPage title={t("local:venues.title")} read={() => t("local:venues.about")}>
      {(view) => (
        <>
          <Text>{t("local:venues.about")}</Text>
          <Districts view={view} />
        </>
      )}
    </ToldPage>
  );
}
