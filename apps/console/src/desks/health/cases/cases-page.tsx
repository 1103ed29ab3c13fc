/** Cases within reach: found by what is typed, narrowed by state, result, commune, cluster and days, a page at a time. */
import { type CaseLine, listCases } from "@bluezone/contract/health/cases";
import { Button } from "@mantine/core";
import { useDeferredValue, useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { SearchBox } from "../../../kit/form/search-box.tsx";
import { STATES } from "../../../kit/look/states.ts";
import { PageButton, PageLink, useGo } from "../../../kit/page/page-link.tsx";
import { useKey } from "../../../kit/page/single-keys.tsx";
import { StateBadge } from "../../../kit/page/state-badge.tsx";
import { ListPage } from "../../../kit/table/list-page.tsx";
import type { Column } from "../../../kit/table/table-column.ts";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { AskRecordDialog } from "../care/ask-record-dialog.tsx";
import { CareRequests } from "../care/care-requests.tsx";
import { CARE } from "../care/words.ts";
import { usePersonColumns } from "../person/use-person-columns.tsx";
import { CaseFilters } from "./case-filters.tsx";
import "./cases.css";
import { PAGE, useCaseFilter } from "./use-case-filter.ts";
import { WaitingHandOvers } from "./waiting-hand-overs.tsx";
import { CASES } from "./words.ts";

/** `clustered`: some of them are in a cluster. */
function useColumns(clustered: boolean): readonly Column<CaseLine>[] {
  const t = useWords(CASES);
  const person = usePersonColumns<CaseLine>();
  return [
    { ...person.name, cell: ({ name }) => <span className="case-name">{name}</span> },
    { id: "number", title: t("number"), cell: ({ number }) => <span className="case-number">{number}</span> },
    person.birthYear,
    person.commune,
    {
      id: "class",
      title: t("class"),
      cell: (row) => <StateBadge tone={STATES.caseClass[row.class]}>{t(`class_${row.class}`)}</StateBadge>,
    },
    { id: "classDay", title: t("classSince"), day: ({ classDay }) => classDay },
    {
      id: "interviewed",
      title: t("interview"),
      cell: ({ interviewed }) => t(interviewed ? "interviewDone" : "interviewOpen"),
    },
    ...(clustered
      ? [{ id: "cluster", title: t("cluster"), cell: ({ clusters }: CaseLine) => clusters.join(", ") }]
      : []),
    { id: "unit", title: t("unitShort"), cell: ({ unitName }) => unitName },
  ];
}

/** The page. */
export function CasesPage() {
  const t = useWords(CASES);
  const care = useWords(CARE);
  const title = useWords(PAGES);
  const go = useGo();
  const { may } = useSession();
  const [asking, setAsking] = useState(false);
  const [typed, setTyped] = useState("");
  const words = useDeferredValue(typed.trim());
  const { said, page, filter, step, slip } = useCaseFilter();
  useKey("new", () => may("cases.write") && go({ to: "/cases/new" }));
  const query = useAsk(listCases, { ...(words === "" ? {} : { words }), ...filter }, { keep: true });
  const columns = useColumns(query.data?.cases.some(({ clusters }) => clusters.length > 0) ?? false);
  const narrowed = Object.entries(said).some(([name, text]) => name !== "page" && text !== "");
  return (
    <ListPage
      title={title("cases")}
      buttons={
        <>
          {may("cases.handover") && <Button onClick={() => setAsking(true)}>{care("ask")}</Button>}
          {may("cases.write") && (
            <PageButton to="/cases/new" variant="filled">
              {t("newCase")}
            </PageButton>
          )}
        </>
      }
      before={
        <>
          {may("cases.handover") && (
            <>
              <WaitingHandOvers />
              <CareRequests />
            </>
          )}
          {narrowed && (
            <p>
              <PageLink to="/cases">{t("clearFilters")}</PageLink>
            </p>
          )}
        </>
      }
      query={query}
      words={CASES}
      {...(words === "" && !narrowed ? { empty: t("empty") } : {})}
      rowsOf={({ cases }) => cases}
      below={({ total }) =>
        total > PAGE && (
          <div className="row">
            {page > 0 && (
              <Button onClick={() => step({ page: page === 1 ? "" : String(page - 1) })}>{t("less")}</Button>
            )}
            {(page + 1) * PAGE < total && (
              <Button onClick={() => step({ page: String(page + 1) })}>{t("more")}</Button>
            )}
          </div>
        )
      }
      caption={t("list")}
      columns={columns}
      narrowed={narrowed || words !== ""}
      more={{ found: false, total: query.data?.more ?? false }}
      opens="/cases/$id"
      filters={
        <>
          <SearchBox
            label={t("find")}
            value={typed}
            onChange={(text) => {
              setTyped(text);
              if (page > 0) slip({});
            }}
          />
          <CaseFilters said={said} step={step} slip={slip} />
        </>
      }
    >
      {asking && <AskRecordDialog onClose={() => setAsking(false)} />}
    </ListPage>
  );
}
