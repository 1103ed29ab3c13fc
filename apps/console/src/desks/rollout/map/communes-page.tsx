/** The communes of a district in the league: the finest that there is. */
import { readLeague } from "@bluezone/contract/rollout/figures";
import type { Week } from "@bluezone/contract/rollout/week";
import { parseInstant } from "@bluezone/protocol/time";
import { useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { Figures } from "../../../kit/chart/figures.tsx";
import { PageLink, usePart } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { WeekSelect } from "../numbers/week-select.tsx";
import { useColumns } from "./use-columns.ts";
import { Whole } from "./whole.tsx";
import { MAP } from "./words.ts";
import "../numbers/numbers.css";

/** The page. */
export function CommunesPage() {
  const t = useWords(MAP);
  const title = useWords(PAGES);
  const district = usePart("district");
  const [week, setWeek] = useState<Week>();
  const query = useAsk(readLeague, { district, ...(week === undefined ? {} : { week }) }, { keep: true });
  const columns = useColumns(t("commune"), "count");
  return (
    <>
      <PageTitle above={<PageLink to="/map">{title("map")}</PageLink>}>
        {query.data ? t("communesOf", { name: query.data.whole.name }) : title("map")}
      </PageTitle>
      <Settled query={query} isEmpty={({ rows }) => rows.length === 0} empty={t("empty")}>
        {(league) => (
          <div className="stack">
            <div className="choose-row">
              <WeekSelect value={week ?? league.week} onChange={setWeek} count={26} />
            </div>
            <Figures
              title={t("league")}
              source={t("sourceLine")}
              cutOff={parseInstant(league.cutOff)}
              illustrative={league.illustrative}
              note={t("countsOnly")}
            >
              <DataTable
                caption={t("league")}
                columns={columns}
                rows={league.rows}
                rowKey={({ code }) => code}
                order={{ column: "units", down: true }}
              />
            </Figures>
            <Whole row={league.whole} />
          </div>
        )}
      </Settled>
    </>
  );
}
