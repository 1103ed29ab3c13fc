/** The districts on the map and in the league: four sources side by side, never added. */
import { readLeague, type Source } from "@bluezone/contract/rollout/figures";
import type { Measure } from "@bluezone/contract/rollout/map-class";
import type { Week } from "@bluezone/contract/rollout/week";
import { listUnits } from "@bluezone/contract/units";
import { parseDay, parseInstant } from "@bluezone/protocol/time";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { Figures } from "../../../kit/chart/figures.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { PrintButton } from "../../../kit/page/print-button.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { WeekSelect } from "../numbers/week-select.tsx";
import { Choose } from "./choose.tsx";
import { HoursOfPhones } from "./hours.tsx";
import { LeagueMap } from "./league-map.tsx";
import { Targets } from "./targets.tsx";
import { measureFor, useColumns } from "./use-columns.ts";
import { Whole } from "./whole.tsx";
import { MAP } from "./words.ts";
import "../numbers/numbers.css";

/** Where the main button leads. */
const TABLE = "league-table";

/** The page. */
export function MapPage() {
  const t = useWords(MAP);
  const title = useWords(PAGES);
  const [week, setWeek] = useState<Week>();
  const [{ source, measure }, setShown] = useState<{ source: Source; measure: Measure }>({
    source: "downloads",
    measure: "people",
  });
  const query = useAsk(readLeague, week === undefined ? {} : { week }, { keep: true });
  /** Districts whose committee is within reach: only these lead to their communes. */
  const reached = useAsk(listUnits, { type: "district-committee", limit: 200 }).data?.units ?? [];
  const open = (code: string): boolean => reached.some(({ district }) => district === code);
  const columns = useColumns(t("place"), measure);
  return (
    <>
      <PageTitle
        actions={
          <>
            <Button variant="filled" onClick={() => document.getElementById(TABLE)?.focus()}>
              {t("table")}
            </Button>
            <PrintButton />
          </>
        }
      >
        {title("map")}
      </PageTitle>
      <Settled query={query} isEmpty={({ rows }) => rows.length === 0} empty={t("empty")}>
        {(league) => (
          <div className="stack">
            <div className="choose-row">
              <WeekSelect value={week ?? league.week} onChange={setWeek} count={26} />
              <Choose
                source={source}
                measure={measure}
                onChange={(next, by) => setShown({ source: next, measure: by })}
              />
            </div>
            <Figures
              title={t("mapTitle", { source: t(`source_${source}`) })}
              source={t(`source_${source}`)}
              cutOff={parseInstant(league.cutOff)}
              illustrative={league.illustrative}
              note={t(`about_${source}`)}
            >
              <LeagueMap
                rows={league.rows}
                day={parseDay(league.week)}
                source={source}
                measure={measure}
                open={open}
              />
            </Figures>
            <div id={TABLE} tabIndex={-1}>
              <Figures
                title={t("league")}
                source={t("sourceLine")}
                cutOff={parseInstant(league.cutOff)}
                illustrative={league.illustrative}
                note={t("neverAdded", { measure: t(`by_${measureFor("downloads", measure)}`) })}
              >
                <DataTable
                  caption={t("league")}
                  columns={columns}
                  rows={league.rows}
                  rowKey={({ code }) => code}
                  rowLink={({ code }) =>
                    open(code) ? { to: "/map/$district", parts: { district: code } } : undefined
                  }
                  order={{ column: source, down: true }}
                />
              </Figures>
            </div>
            <Whole row={league.whole} />
            <Targets targets={league.targets} />
            <HoursOfPhones league={league} />
          </div>
        )}
      </Settled>
    </>
  );
}
