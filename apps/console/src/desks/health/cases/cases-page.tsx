/** Cases within reach: found by what is typed, narrowed by state, result and days, a page at a time. */
import { type CaseLine, CaseResult, listCases } from "@bluezone/contract/health/cases";
import { isoDay, parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useDeferredValue, useState } from "react";
import { useAsk, useToday } from "../../../api/hooks.ts";
import { Chips } from "../../../kit/chips.tsx";
import { type Column, DataTable } from "../../../kit/data-table.tsx";
import { Empty } from "../../../kit/empty.tsx";
import { PageButton, useGo } from "../../../kit/page-link.tsx";
import { PageTitle } from "../../../kit/page-title.tsx";
import { SearchBox } from "../../../kit/search-box.tsx";
import { Settled } from "../../../kit/settled.tsx";
import { useKey } from "../../../kit/single-keys.tsx";
import { typedDay } from "../../../kit/typed-day.ts";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { useCommunes } from "../contacts/use-communes.ts";
import "./cases.css";
import { WaitingHandOvers } from "./waiting-hand-overs.tsx";
import { CASES } from "./words.ts";

/** Rows of a page. */
const PAGE = 100;

function useColumns(): readonly Column<CaseLine>[] {
  const t = useWords(CASES);
  const [locale] = useLocale();
  const { nameOf } = useCommunes();
  return [
    { id: "name", title: t("name"), cell: ({ name }) => <span className="case-name">{name}</span> },
    { id: "number", title: t("number"), cell: ({ number }) => <span className="case-number">{number}</span> },
    { id: "birthYear", title: t("birthYear"), cell: ({ birthYear }) => birthYear ?? "", figures: true },
    { id: "commune", title: t("commune"), cell: ({ commune }) => nameOf(commune) ?? "" },
    { id: "result", title: t("result"), cell: ({ result }) => t(`result_${result}`) },
    {
      id: "resultDay",
      title: t("resultDay"),
      cell: ({ resultDay }) => date(parseDay(resultDay), locale),
    },
    {
      id: "interviewed",
      title: t("interview"),
      cell: ({ interviewed }) => (interviewed ? "✓" : t("notInterviewed")),
    },
    { id: "cluster", title: t("cluster"), cell: ({ cluster }) => cluster ?? "" },
    { id: "unit", title: t("unit"), cell: ({ unitName }) => unitName },
  ];
}

/** The page. */
export function CasesPage() {
  const t = useWords(CASES);
  const title = useWords(PAGES);
  const go = useGo();
  const { may } = useSession();
  const columns = useColumns();
  const [typed, setTyped] = useState("");
  const words = useDeferredValue(typed.trim());
  const [state, setState] = useState("open");
  const [result, setResult] = useState("");
  const [days, setDays] = useState({ from: "", to: "" });
  const [offset, setOffset] = useState(0);
  const today = useToday();
  const [from, to] = [typedDay(days.from, today), typedDay(days.to, today)];
  useKey("new", () => may("cases.write") && go({ to: "/cases/new" }));
  const query = useAsk(
    listCases,
    {
      ...(words === "" ? {} : { words }),
      state: state === "" ? "all" : (state as "open" | "closed"),
      ...(result === "" ? {} : { result: result as CaseLine["result"] }),
      ...(from === undefined ? {} : { from: isoDay(from) }),
      ...(to === undefined ? {} : { to: isoDay(to) }),
      limit: PAGE,
      offset,
    },
    { keep: true },
  );
  /** Another filter begins at the first page. */
  const narrow =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value);
      setOffset(0);
    };
  return (
    <div className="stack">
      <PageTitle
        actions={
          may("cases.write") && (
            <PageButton to="/cases/new" variant="filled">
              {t("newCase")}
            </PageButton>
          )
        }
      >
        {title("cases")}
      </PageTitle>
      {may("cases.handover") && <WaitingHandOvers />}
      <div className="row">
        <SearchBox label={t("find")} value={typed} onChange={narrow(setTyped)} />
      </div>
      <Settled query={query} words={CASES}>
        {({ cases, total }) => (
          <>
            <DataTable
              caption={t("list")}
              columns={columns}
              rows={cases}
              total={total}
              rowKey={({ id }) => id}
              rowLink={({ id }) => ({ to: "/cases/$id", parts: { id } })}
              {...(words === "" && result === "" && state === "open"
                ? { empty: <Empty>{t("empty")}</Empty> }
                : {})}
              filters={
                <>
                  <Chips
                    name={t("state")}
                    all={t("all")}
                    choices={(["open", "closed"] as const).map((value) => ({
                      value,
                      label: t(`state_${value}`),
                    }))}
                    value={state}
                    onChange={narrow(setState)}
                  />
                  <NativeSelect
                    label={t("result")}
                    value={result}
                    data={[
                      { value: "", label: t("allResults") },
                      ...CaseResult.options.map((value) => ({ value, label: t(`result_${value}`) })),
                    ]}
                    onChange={(event) => narrow(setResult)(event.currentTarget.value)}
                  />
                  {(["from", "to"] as const).map((end) => (
                    <TextInput
                      key={end}
                      className="case-day"
                      label={t(end)}
                      placeholder="20/12"
                      value={days[end]}
                      autoComplete="off"
                      onChange={(event) => narrow(setDays)({ ...days, [end]: event.currentTarget.value })}
                    />
                  ))}
                </>
              }
            />
            {total > PAGE && (
              <div className="row">
                {offset > 0 && <Button onClick={() => setOffset(offset - PAGE)}>{t("less")}</Button>}
                {offset + PAGE < total && (
                  <Button onClick={() => setOffset(offset + PAGE)}>{t("more")}</Button>
                )}
              </div>
            )}
          </>
        )}
      </Settled>
    </div>
  );
}
