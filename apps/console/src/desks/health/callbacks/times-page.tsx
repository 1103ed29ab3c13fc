/** How long people waited for the first call, by unit and week; totals alone. */
import { replyTimes } from "@bluezone/contract/health/callbacks";
import { integer } from "@bluezone/vietnamese/number";
import { useAsk } from "../../../api/hooks.ts";
import { PageLink } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { useWaited } from "./use-waited.ts";
import { CALLBACKS } from "./words.ts";

const WEEKS = 8;

/** The page. */
export function TimesPage() {
  const t = useWords(CALLBACKS);
  const title = useWords(PAGES);
  const [locale] = useLocale();
  const waited = useWaited();
  const query = useAsk(replyTimes, { weeks: WEEKS });
  const shown = (minutes: number | null): string => (minutes === null ? t("hidden") : waited(minutes));
  const count = (n: number | null): string => (n === null ? t("hidden") : integer(n, locale));
  return (
    <div className="stack">
      <PageTitle above={<PageLink to="/callbacks">{title("callbacks")}</PageLink>}>{t("times")}</PageTitle>
      <p className="small">{t("timesIntro")}</p>
      <Settled query={query} isEmpty={({ rows }) => rows.length === 0} empty={t("timesEmpty")}>
        {({ rows }) => (
          <DataTable
            caption={t("times")}
            rows={rows}
            rowKey={({ unitId, week }) => `${unitId} ${week}`}
            columns={[
              { id: "unit", title: t("timesUnit"), text: ({ unitName }) => unitName },
              { id: "week", title: t("week"), day: ({ week }) => week },
              { id: "calls", title: t("calls"), figures: true, cell: ({ calls }) => count(calls) },
              { id: "p50", title: t("p50"), figures: true, cell: ({ p50 }) => shown(p50) },
              { id: "p90", title: t("p90"), figures: true, cell: ({ p90 }) => shown(p90) },
              { id: "late", title: t("lateCalls"), figures: true, cell: ({ late }) => count(late) },
            ]}
          />
        )}
      </Settled>
    </div>
  );
}
