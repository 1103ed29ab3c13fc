/** Who has sent the week's numbers and who has not: units, never persons. */
import {
  exportNumbers,
  listNumbers,
  missingNumbers,
  type NUMBER_COLUMNS,
} from "@bluezone/contract/rollout/numbers";
import type { Week } from "@bluezone/contract/rollout/week";
import { on } from "@bluezone/policy/dated";
import type { Province } from "@bluezone/policy/province";
import { parseDay } from "@bluezone/protocol/time";
import { fold } from "@bluezone/vietnamese/fold";
import { integer } from "@bluezone/vietnamese/number";
import { useDeferredValue, useState } from "react";
import { useApi, useAsk } from "../../../api/hooks.ts";
import { useProvince } from "../../../api/province.ts";
import { SearchBox } from "../../../kit/form/search-box.tsx";
import { Empty } from "../../../kit/page/empty.tsx";
import { PageLink } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { type Column, DataTable } from "../../../kit/table/data-table.tsx";
import { SaveTable } from "../../../kit/table/save-table.tsx";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { useTotalColumns } from "./history.tsx";
import { WeekSelect } from "./week-select.tsx";
import { NUMBERS } from "./words.ts";
import "./numbers.css";

type UnitRow = {
  readonly id: string;
  readonly name: string;
  readonly district: string | null;
  readonly illustrative: boolean;
};

/** The name of a district by its code on the week's Sunday. */
const districtName = (districts: Province["districts"], code: string | null, week: Week): string =>
  on(districts, parseDay(week)).find((one) => one.code === code)?.name ?? "–";

function useUnitColumns<Row>(unitOf: (row: Row) => UnitRow, week: Week): readonly Column<Row>[] {
  const t = useWords(NUMBERS);
  const { districts } = useProvince();
  return [
    {
      id: "name",
      title: t("name"),
      cell: (row) =>
        unitOf(row).illustrative ? `${unitOf(row).name} (${t("illustrative")})` : unitOf(row).name,
      sort: (row) => unitOf(row).name,
    },
    { id: "place", title: t("place"), text: (row) => districtName(districts, unitOf(row).district, week) },
  ];
}

type Part = { readonly week: Week; readonly words: string };

function Missing({ week, words }: Part) {
  const t = useWords(NUMBERS);
  const [locale] = useLocale();
  const query = useAsk(missingNumbers, { week, limit: 2_000 });
  const columns = useUnitColumns<UnitRow>((unit) => unit, week);
  return (
    <section className="stack">
      <h2>{t("missingTitle")}</h2>
      <Settled query={query}>
        {({ units, total, reported, expected }) => (
          <>
            <p role="status">
              {t("reported", { reported: integer(reported, locale), expected: integer(expected, locale) })}
            </p>
            {total === 0 ? (
              <Empty>{t("missingEmpty")}</Empty>
            ) : (
              <DataTable
                caption={t("missingTitle")}
                columns={columns}
                rows={units.filter(({ name }) => fold(name).includes(words))}
                total={total}
                rowKey={({ id }) => id}
              />
            )}
          </>
        )}
      </Settled>
    </section>
  );
}

function Sent({ week, words }: Part) {
  const t = useWords(NUMBERS);
  const query = useAsk(listNumbers, { week, limit: 2_000 });
  type Row = NonNullable<typeof query.data>["rows"][number];
  const unit = useUnitColumns<Row>((row) => row.unit, week);
  const totals = useTotalColumns<Row>(({ sent }) => sent);
  return (
    <section className="stack">
      <h2>{t("sentTitle")}</h2>
      <Settled query={query} isEmpty={({ total }) => total === 0} empty={t("sentEmpty")}>
        {({ rows, total }) => (
          <DataTable
            caption={t("sentTitle")}
            columns={[
              ...unit,
              ...totals,
              { id: "when", title: t("when"), cell: ({ sent }) => t(sent.late ? "late" : "onTime") },
            ]}
            rows={rows.filter((row) => fold(row.unit.name).includes(words))}
            total={total}
            rowKey={(row) => row.unit.id}
          />
        )}
      </Settled>
    </section>
  );
}

/** The page. */
export function OverviewPage() {
  const t = useWords(NUMBERS);
  const title = useWords(PAGES);
  const api = useApi();
  const [chosen, setChosen] = useState<Week>();
  const [typed, setTyped] = useState("");
  const words = fold(useDeferredValue(typed));
  const newest = useAsk(missingNumbers, { limit: 1 });
  const week = chosen ?? newest.data?.week;
  const headings: Readonly<Record<(typeof NUMBER_COLUMNS)[number], string>> = {
    week: t("column_week"),
    unit: t("column_unit"),
    name: t("name"),
    type: t("column_type"),
    district: t("place"),
    staff: t("total_staff"),
    smartphones: t("total_smartphones"),
    installed: t("total_installed"),
    helped: t("total_helped"),
    posters: t("total_posters"),
    difficulties: t("difficulties"),
    proposals: t("proposals"),
    version: t("version"),
    late: t("column_late"),
  };
  return (
    <>
      <PageTitle
        above={<PageLink to="/numbers">{title("numbers")}</PageLink>}
        actions={
          week && (
            <SaveTable
              name={`so-lieu-${week}`}
              csv={() => api.ask(exportNumbers, { week }).then(({ csv }) => csv)}
              headings={headings}
            />
          )
        }
      >
        {t("overview")}
      </PageTitle>
      <div className="stack">
        <div className="choose-row only-screen">
          <WeekSelect value={week} onChange={setChosen} />
          <SearchBox label={t("find")} value={typed} onChange={setTyped} />
        </div>
        <Settled query={newest}>
          {() =>
            week !== undefined && (
              <>
                <Missing week={week} words={words} />
                <Sent week={week} words={words} />
              </>
            )
          }
        </Settled>
      </div>
    </>
  );
}
