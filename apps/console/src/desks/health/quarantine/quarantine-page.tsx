/** Who is in quarantine: day, temperatures of today, next test, last day. */
import { FEVER, listQuarantine, type QuarantineRow } from "@bluezone/contract/health/quarantine";
import { type ReactNode, useDeferredValue, useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { useAddress } from "../../../kit/address.ts";
import { Chips } from "../../../kit/chips.tsx";
import { type Column, DataTable } from "../../../kit/data-table.tsx";
import { PageButton, useGo } from "../../../kit/page-link.tsx";
import { PageTitle } from "../../../kit/page-title.tsx";
import { SearchBox } from "../../../kit/search-box.tsx";
import { Settled } from "../../../kit/settled.tsx";
import { useKey } from "../../../kit/single-keys.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { Alert } from "./alert.tsx";
import { CourseBar } from "./course-bar.tsx";
import { Missing } from "./missing.tsx";
import { RuleBanner } from "./rule-banner.tsx";
import { useSays } from "./use-says.ts";
import { QUARANTINE } from "./words.ts";

type Half = "morning" | "afternoon";

function useColumns(today: string, half: Half): readonly Column<QuarantineRow>[] {
  const t = useWords(QUARANTINE);
  const says = useSays();
  const temperature = (row: QuarantineRow, of: Half) => {
    const entry = row[of];
    if (entry) {
      const said = says.degrees(entry.temperature);
      return (entry.temperature ?? 0) >= FEVER ? <Alert>{said}</Alert> : said;
    }
    const asked = row.day >= 1 && row.ended === null && (of === "morning" || half === "afternoon");
    return asked ? <Missing>{t("missing")}</Missing> : "–";
  };
  return [
    {
      id: "name",
      title: t("name"),
      cell: ({ person }) => person.name,
      sort: ({ person }) => person.name.split(" ").at(-1) ?? "",
    },
    { id: "place", title: t("place"), cell: says.place, sort: says.place },
    {
      id: "day",
      title: t("day"),
      cell: ({ day, days, ended }) =>
        ended ? t("ended", { day: says.day(ended) }) : <CourseBar day={day} days={days} />,
      sort: ({ day }) => day,
    },
    {
      id: "temperatures",
      title: t("temperatures"),
      cell: (row) =>
        row.ended ? (
          ""
        ) : (
          <>
            {temperature(row, "morning")} / {temperature(row, "afternoon")}
            {row.unwell !== null && row.unwell.day !== today && (
              <div>
                <Alert>
                  {t("unwellOn", { day: says.day(row.unwell.day), value: says.unwell(row.unwell) })}
                </Alert>
              </div>
            )}
          </>
        ),
      sort: (row) => Math.max(row.morning?.temperature ?? 0, row.afternoon?.temperature ?? 0),
    },
    {
      id: "symptoms",
      title: t("symptoms"),
      cell: ({ morning, afternoon }) => {
        const entries = [morning, afternoon].filter((one) => one !== null);
        const hot = entries.some(({ temperature }) => (temperature ?? 0) >= FEVER);
        // A fever that was measured is a symptom, also where nobody chose it.
        const all = [
          ...new Set([...(hot ? (["fever"] as const) : []), ...entries.flatMap(({ symptoms }) => symptoms)]),
        ];
        if (all.length > 0) return <Alert>{says.symptoms(all)}</Alert>;
        return entries.length > 0 ? t("noSymptom") : "";
      },
    },
    {
      id: "nextTest",
      title: t("nextTest"),
      cell: ({ nextTest }) => {
        if (nextTest === null) return "";
        return nextTest < today ? (
          <Missing>{t("testLate", { day: says.day(nextTest) })}</Missing>
        ) : (
          says.day(nextTest)
        );
      },
      sort: ({ nextTest }) => nextTest ?? "9",
    },
    {
      id: "lastDay",
      title: t("lastDay"),
      cell: ({ lastDay, moved, ended }) => (
        <>
          {says.day(lastDay)}
          {moved && <span className="small"> {t("movedMark")}</span>}
          {ended === null && lastDay <= today && (
            <>
              {" "}
              <Missing>{t("due")}</Missing>
            </>
          )}
        </>
      ),
      sort: ({ lastDay }) => lastDay,
    },
  ];
}

function List({
  rows,
  total,
  today,
  half,
  filters,
}: {
  readonly rows: readonly QuarantineRow[];
  readonly total: number;
  readonly today: string;
  readonly half: Half;
  readonly filters: ReactNode;
}) {
  const t = useWords(QUARANTINE);
  return (
    <DataTable
      caption={t("list")}
      columns={useColumns(today, half)}
      rows={rows}
      total={total}
      rowKey={({ id }) => id}
      rowLink={({ id }) => ({ to: "/quarantine/$id", parts: { id } })}
      filters={filters}
      empty={t("empty")}
    />
  );
}

/** The page. */
export function QuarantinePage() {
  const t = useWords(QUARANTINE);
  const title = useWords(PAGES);
  const go = useGo();
  const { may } = useSession();
  const writes = may("quarantine.write");
  const [state, setState] = useState("");
  const [missing, setMissing] = useState("");
  const [said, say] = useAddress("show");
  const unwell = said.show === "unwell" ? "unwell" : "";
  const [place, setPlace] = useState("");
  const [words, setWords] = useState("");
  const sought = useDeferredValue(words);
  useKey("new", () => writes && go({ to: "/quarantine/new" }));
  const query = useAsk(
    listQuarantine,
    {
      state: state === "due" || state === "ended" ? state : "open",
      missing: missing !== "",
      unwell: unwell !== "",
      ...(place === "" ? {} : { place: place as "home" | "site" }),
      words: sought,
      limit: 1_000,
    },
    { keep: true },
  );
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
        <SearchBox label={t("search")} value={words} onChange={setWords} />
      </div>
      <Settled query={query} words={QUARANTINE}>
        {({ rows, total, today, half, ...counts }) => (
          <>
            <p role="status">
              {t("summary", {
                open: String(counts.open),
                missing: String(counts.missing),
                half: t(`half_${half}`),
              })}{" "}
              {counts.unwell > 0 && <Alert>{t("unwellSummary", { n: String(counts.unwell) })}</Alert>}
            </p>
            <List
              rows={rows}
              total={total}
              today={today}
              half={half}
              filters={
                <>
                  <Chips
                    name={t("stateName")}
                    all={t("allStates")}
                    choices={(["due", "ended"] as const).map((value) => ({
                      value,
                      label: t(`state_${value}`),
                    }))}
                    value={state}
                    onChange={setState}
                  />
                  <Chips
                    name={t("unwellName")}
                    all={t("allHealth")}
                    choices={[{ value: "unwell", label: t("onlyUnwell") }]}
                    value={unwell}
                    onChange={(show) => say({ show })}
                  />
                  <Chips
                    name={t("missingName")}
                    all={t("allEntries")}
                    choices={[{ value: "missing", label: t("onlyMissing") }]}
                    value={missing}
                    onChange={setMissing}
                  />
                  <Chips
                    name={t("placeName")}
                    all={t("allPlaces")}
                    choices={(["home", "site"] as const).map((value) => ({
                      value,
                      label: t(`place_${value}`),
                    }))}
                    value={place}
                    onChange={setPlace}
                  />
                </>
              }
            />
          </>
        )}
      </Settled>
    </div>
  );
}
