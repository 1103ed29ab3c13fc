/** What stations aired: a day of all within reach, and its week. A station's operator finds the way to the station's page. */
import { addDays, isoDay } from "@bluezone/protocol/time";
import { dayName } from "@bluezone/vietnamese/date";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useToday } from "../../../api/hooks.ts";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { DayStations } from "./day-stations.tsx";
import { WeekShares } from "./week-shares.tsx";
import { AIRINGS } from "./words.ts";
import "./airings.css";

/** The page. */
export function AiringsPage() {
  const t = useWords(AIRINGS);
  const title = useWords(PAGES);
  const [locale] = useLocale();
  const today = useToday();
  const { may } = useSession();
  const [back, setBack] = useState(0);
  const day = addDays(today, -back);
  return (
    <div className="stack">
      <PageTitle
        actions={
          may("airings.confirm") && (
            <Button variant="filled" component="a" href="/desk/station.html" title={t("ownPageText")}>
              {t("ownPage")}
            </Button>
          )
        }
      >
        {title("airings")}
      </PageTitle>
      <div className="day-steps">
        <Button onClick={() => setBack(back + 1)}>{t("previous")}</Button>
        <strong role="status">{dayName(day, locale)}</strong>
        <Button disabled={back === 0} onClick={() => setBack(back - 1)}>
          {t("next")}
        </Button>
      </div>
      <DayStations day={isoDay(day)} />
      <WeekShares day={isoDay(day)} />
    </div>
  );
}
