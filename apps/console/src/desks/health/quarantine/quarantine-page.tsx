/** Who is in quarantine: day, temperatures of today, next test, last day. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { listQuarantine } from "@bluezone/contract/health/quarantine";
import { type ReactNode, useDeferredValue, useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { SearchBox } from "../../../kit/form/search-box.tsx";
import { PageButton, useGo } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useKey } from "../../../kit/page/single-keys.tsx";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { Alert } from "./alert.tsx";
import { QuarantineFilters, useQuarantineFilter } from "./quarantine-filters.tsx";
import { RuleBanner } from "./rule-banner.tsx";
import { useQuarantineColumns } from "./use-quarantine-columns.tsx";
import { QUARANTINE } from "./words.ts";

/** The list under its counts. */
function List({
  read: { rows, total, today, half, open, missing, unwell },
  filters,
}: {
  readonly read: ResponseOf<typeof listQuarantine>;
  readonly filters: ReactNode;
}) {
  const t = useWords(QUARANTINE);
  return (
    <>
      <p role="status">
        {t("summary", { open: String(open), missing: String(missing), half: t(`half_${half}`) })}{" "}
        {unwell > 0 && <Alert>{t("unwellSummary", { n: String(unwell) })}</Alert>}
      </p>
      <DataTable
        caption={t("list")}
        columns={useQuarantineColumns(today, half)}
        rows={rows}
        total={total}
        rowKey={({ id }) => id}
        rowLink={({ id }) => ({ to: "/quarantine/$id", parts: { id } })}
        filters={filters}
        empty={t("empty")}
      />
    </>
  );
}

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
  return (
    <div className="stack">
      <PageTitle
        actions={
          <>
            {writes && (
              <>
                <PageButton to="/quarantine/new" variant="filled">
                  {t("start")}
                </PageButton>
                <PageButton to="/quarantine/round">{t("round")}</PageButton>
              </>
            )}
            <PageButton to="/quarantine/sites">{t("sites")}</PageButton>
          </>
        }
      >
        {title("quarantine")}
      </PageTitle>
      <RuleBanner />
      <div className="row">
        <SearchBox label={t("search")} value={typed} onChange={setTyped} />
      </div>
      <Settled query={query} words={QUARANTINE}>
        {(read) => <List read={read} filters={<QuarantineFilters filter={filter} />} />}
      </Settled>
    </div>
  );
}
