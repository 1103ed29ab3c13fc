/** Who is in quarantine: day, temperatures of today, next test, last day. */
import { listQuarantine } from "@bluezone/contract/health/quarantine";
import { useDeferredValue, useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { SearchBox } from "../../../kit/form/search-box.tsx";
import { PageButton, useGo } from "../../../kit/page/page-link.tsx";
import { useKey } from "../../../kit/page/single-keys.tsx";
import { ListPage } from "../../../kit/table/list-page.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { Alert } from "./alert.tsx";
import { QuarantineFilters, useQuarantineFilter } from "./quarantine-filters.tsx";
import { RuleBanner } from "./rule-banner.tsx";
import { WaitingVisits } from "./taken-along.tsx";
import { useQuarantineColumns } from "./use-quarantine-columns.tsx";
import { QUARANTINE } from "./words.ts";

/** The page. */
export function QuarantinePage() {
  const t = useWords(QUARANTINE);
  const title = useWords(PAGES);
  const go = useGo();
  const writes = useSession().may("quarantine.write");
  const filter = useQuarantineFilter();
  const [typed, setTyped] = useState("");
  const words = useDeferredValue(typed);
  useKey("new", () => writes && go({ to: "/quarantine/new" }));
  const query = useAsk(listQuarantine, { ...filter.asked, words, limit: 1_000 }, { keep: true });
  const { today = "", half = "morning" } = query.data ?? {};
  const columns = useQuarantineColumns(today, half);
  return (
    <ListPage
      title={title("quarantine")}
      buttons={
        <>
          <PageButton to="/quarantine/sites">{t("sites")}</PageButton>
          {writes && (
            <>
              <PageButton to="/quarantine/round">{t("round")}</PageButton>
              <PageButton to="/quarantine/new" variant="filled">
                {t("start")}
              </PageButton>
            </>
          )}
        </>
      }
      before={
        <>
          <RuleBanner />
          <WaitingVisits />
        </>
      }
      query={query}
      words={QUARANTINE}
      empty={t("empty")}
      rowsOf={({ rows }) => rows}
      above={({ open, missing, half, unwell }) => (
        <p role="status">
          {t("summary", { open: String(open), missing: String(missing), half: t(`half_${half}`) })}{" "}
          {unwell > 0 && <Alert>{t("unwellSummary", { n: String(unwell) })}</Alert>}
        </p>
      )}
      caption={t("list")}
      columns={columns}
      opens="/quarantine/$id"
      filters={
        <>
          <SearchBox label={t("search")} value={typed} onChange={setTyped} />
          <QuarantineFilters filter={filter} />
        </>
      }
    />
  );
}
