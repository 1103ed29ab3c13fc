/** Cases within reach: found by what is typed, narrowed by state, result, commune, cluster and days, a page at a time. */
import { type CaseLine, listCases } from "@bluezone/contract/health/cases";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { Button } from "@mantine/core";
import { useDeferredValue, useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { SearchBox } from "../../../kit/form/search-box.tsx";
import { useCommunes } from "../../../kit/form/use-communes.ts";
import { PageButton, PageLink, useGo } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useKey } from "../../../kit/page/single-keys.tsx";
import { type Column, DataTable } from "../../../kit/table/data-table.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { AskRecordDialog } from "../care/ask-record-dialog.tsx";
import { CareRequests } from "../care/care-requests.tsx";
import { CARE } from "../care/words.ts";
import { CaseFilters } from "./case-filters.tsx";
import "./cases.css";
import { PAGE, useCaseFilter } from "./use-case-filter.ts";
import { WaitingHandOvers } from "./waiting-hand-overs.tsx";
import { CASES } from "./words.ts";

function useColumns(): readonly Column<CaseLine>[] {
  const t = useWords(CASES);
  const [locale] = useLocale();
  const { nameOf } = useCommunes();
  return [
    { id: "name", title: t("name"), cell: ({ name }) => <span className="case-name">{name}</span> },
    { id: "number", title: t("number"), cell: ({ number }) => <span className="case-number">{number}</span> },
    { id: "birthYear", title: t("birthYear"), cell: ({ birthYear }) => birthYear ?? "", figures: true },
    { id: "commune", title: t("commune"), cell: ({ commune }) => nameOf(commune) ?? "" },
    { id: "class", title: t("class"), cell: (row) => t(`class_${row.class}`) },
    {
      id: "classDay",
      title: t("classDay"),
      cell: ({ classDay }) => date(parseDay(classDay), locale),
    },
    {
      id: "interviewed",
      title: t("interview"),
      cell: ({ interviewed }) => (interviewed ? "✓" : t("notInterviewed")),
    },
    {
      id: "cluster",
      title: t("cluster"),
      cell: ({ cluster }) => cluster && <span className="case-name">{cluster}</span>,
    },
    { id: "unit", title: t("unit"), cell: ({ unitName }) => unitName },
  ];
}

/** The page. */
export function CasesPage() {
  const t = useWords(CASES);
  const care = useWords(CARE);
  const title = useWords(PAGES);
  const go = useGo();
  const { may } = useSession();
  const columns = useColumns();
  const [asking, setAsking] = useState(false);
  const [typed, setTyped] = useState("");
  const words = useDeferredValue(typed.trim());
  const { said, page, filter, step, slip } = useCaseFilter();
  useKey("new", () => may("cases.write") && go({ to: "/cases/new" }));
  const query = useAsk(listCases, { ...(words === "" ? {} : { words }), ...filter }, { keep: true });
  const narrowed = Object.entries(said).some(([name, text]) => name !== "page" && text !== "");
  return (
    <div className="stack">
      <PageTitle
        actions={
          <>
            {may("cases.handover") && <Button onClick={() => setAsking(true)}>{care("ask")}</Button>}
            {may("cases.write") && (
              <PageButton to="/cases/new" variant="filled">
                {t("newCase")}
              </PageButton>
            )}
          </>
        }
      >
        {title("cases")}
      </PageTitle>
      {may("cases.handover") && (
        <>
          <WaitingHandOvers />
          <CareRequests />
        </>
      )}
      <div className="row">
        <SearchBox
          label={t("find")}
          value={typed}
          onChange={(text) => {
            setTyped(text);
            if (page > 0) slip({});
          }}
        />
        {narrowed && <PageLink to="/cases">{t("clearFilters")}</PageLink>}
      </div>
      <Settled query={query} words={CASES}>
        {({ cases, total, more }) => (
          <>
            <DataTable
              caption={t("list")}
              columns={columns}
              rows={cases}
              total={total}
              more={{ found: false, total: more }}
              rowKey={({ id }) => id}
              rowLink={({ id }) => ({ to: "/cases/$id", parts: { id } })}
              {...(words === "" && !narrowed ? { empty: t("empty") } : {})}
              filters={<CaseFilters said={said} step={step} slip={slip} />}
            />
            {total > PAGE && (
              <div className="row">
                {page > 0 && (
                  <Button onClick={() => step({ page: page === 1 ? "" : String(page - 1) })}>
                    {t("less")}
                  </Button>
                )}
                {(page + 1) * PAGE < total && (
                  <Button onClick={() => step({ page: String(page + 1) })}>{t("more")}</Button>
                )}
              </div>
            )}
          </>
        )}
      </Settled>
      {asking && <AskRecordDialog onClose={() => setAsking(false)} />}
    </div>
  );
}
