/** How long people waited for the first call, by unit and week; totals alone. */
import { replyTimes } from "@bluezone/contract/health/callbacks";
import { integer } from "@bluezone/vietnamese/number";
import { useAsk } from "../../../api/hooks.ts";
import { PageLink } from "../../../kit/page/page-link.tsx";
import { ListPage } from "../../../kit/table/list-page.tsx";
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
    <ListPage
      title={t("times")}
      back={<PageLink to="/callbacks">{title("callbacks")}</PageLink>}
      before={<p className="small">{t("timesIntro")}</p>}
      query={query}
      empty={t("timesEmpty")}
      rowsOf={({ rows }) => rows}
      rowKey={({ unitId, week }) => `${unitId} ${week}`}
      caption={t("times")}
      columns={[
        { id: "unit", title: t("timesUnit"), text: ({ unitName }) => unitName },
        { id: "week", title: t("week"), day: ({ week }) => week },
        { id: "calls", title: t("calls"), figures: true, cell: ({ calls }) => count(calls) },
        { id: "p50", title: t("p50"), figures: true, cell: ({ p50 }) => shown(p50) },
        { id: "p90", title: t("p90"), figures: true, cell: ({ p90 }) => shown(p90) },
        { id: "late", title: t("lateCalls"), figures: true, cell: ({ late }) => count(late) },
      ]}
    />
  );
}
