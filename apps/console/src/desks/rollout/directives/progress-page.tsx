/** How a letter gets on: in all, by district, by kind; who has acknowledged nothing, who is late. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { readDirective } from "@bluezone/contract/rollout/directives";
import { readProgress, type Tally } from "@bluezone/contract/rollout/planned-tasks";
import { dayOf, parseDay, parseInstant } from "@bluezone/protocol/time";
import { dayMonth } from "@bluezone/vietnamese/date";
import { length } from "@bluezone/vietnamese/length";
import { integer, percent } from "@bluezone/vietnamese/number";
import { useMemo } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { Figures } from "../../../kit/chart/figures.tsx";
import { Facts } from "../../../kit/page/facts.tsx";
import { PageButton, PageLink, usePart } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { PrintButton } from "../../../kit/page/print-button.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { type Column, DataTable } from "../../../kit/table/data-table.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import { typeOrder, useDistrictName, useTypeName } from "./names.ts";
import { DIRECTIVES } from "./words.ts";
import "./directives.css";

type Progress = ResponseOf<typeof readProgress>;
type SilentUnit = Progress["silent"][number];

/** An hour in ms. */
const HOUR = 3_600_000;

/** The figures of a group as texts. */
function useTally() {
  const [locale] = useLocale();
  return useMemo(
    () => ({
      count: (n: number) => integer(n, locale),
      share: (n: number, of: number) =>
        of === 0 ? "–" : `${percent(n / of, 0, locale)} (${integer(n, locale)})`,
      hours: (n: number | null) => (n === null ? "–" : length(n * HOUR, locale)),
    }),
    [locale],
  );
}

function Groups<Row extends Tally>({
  title,
  name,
  head,
  rows,
}: {
  readonly title: string;
  readonly head: string;
  readonly name: (row: Row) => string;
  readonly rows: readonly Row[];
}) {
  const t = useWords(DIRECTIVES);
  const { share, hours } = useTally();
  const columns: readonly Column<Row>[] = [
    { id: "name", title: head, cell: name, sort: name },
    { id: "units", title: t("units"), number: ({ units }) => units },
    { id: "assignments", title: t("assignments"), number: ({ assignments }) => assignments },
    {
      id: "acknowledged",
      title: t("acknowledged"),
      figures: true,
      cell: ({ acknowledged, assignments }) => share(acknowledged, assignments),
      sort: ({ acknowledged, assignments }) => acknowledged / assignments,
    },
    {
      id: "median",
      title: t("median"),
      figures: true,
      cell: ({ medianHours }) => hours(medianHours),
      sort: ({ medianHours }) => medianHours ?? Number.MAX_VALUE,
    },
    {
      id: "accepted",
      title: t("accepted"),
      figures: true,
      cell: ({ accepted, assignments }) => share(accepted, assignments),
      sort: ({ accepted, assignments }) => accepted / assignments,
    },
    {
      id: "cascaded",
      title: t("cascaded"),
      figures: true,
      cell: ({ cascaded, couldCascade }) => share(cascaded, couldCascade),
      sort: ({ cascaded, couldCascade }) => (couldCascade === 0 ? -1 : cascaded / couldCascade),
    },
    { id: "overdue", title: t("overdue"), number: ({ overdue }) => overdue },
  ];
  return (
    <section className="stack">
      <h2>{title}</h2>
      <DataTable caption={title} rows={rows} rowKey={name} columns={columns} />
    </section>
  );
}

function Waits({
  title,
  none,
  rows,
  total,
}: {
  readonly title: string;
  readonly none: string;
  readonly rows: readonly SilentUnit[];
  readonly total: number;
}) {
  const t = useWords(DIRECTIVES);
  const [locale] = useLocale();
  const districtName = useDistrictName();
  return (
    <section className="stack">
      <h2>
        {title} ({integer(total, locale)})
      </h2>
      {rows.length === 0 ? (
        <p>{none}</p>
      ) : (
        <DataTable
          caption={title}
          rows={rows}
          total={total}
          rowKey={({ unit }) => unit.id}
          columns={[
            { id: "unit", title: t("unit"), text: ({ unit }) => unit.name },
            {
              id: "district",
              title: t("district"),
              cell: ({ unit }) => (unit.district === null ? t("province") : districtName(unit.district)),
              sort: ({ unit }) => unit.district ?? "",
            },
            { id: "tasks", title: t("tasks"), number: ({ tasks }) => tasks },
            {
              id: "due",
              title: t("dueOn"),
              cell: ({ dueOn }) => dayMonth(parseDay(dueOn), locale),
              sort: ({ dueOn }) => dueOn,
            },
            {
              id: "since",
              title: t("waits"),
              cell: ({ passedAt }) => dayMonth(dayOf(parseInstant(passedAt), "vietnam"), locale),
              sort: ({ passedAt }) => passedAt,
            },
            {
              id: "opened",
              title: t("opened"),
              cell: ({ seen }) => (seen ? t("opened") : t("notOpened")),
              sort: ({ seen }) => Number(seen),
            },
          ]}
        />
      )}
    </section>
  );
}

function Shown({ progress, illustrative }: { readonly progress: Progress; readonly illustrative: boolean }) {
  const t = useWords(DIRECTIVES);
  const typeName = useTypeName();
  const districtName = useDistrictName();
  const { count, share, hours } = useTally();
  const { all } = progress;
  return (
    <>
      <Figures
        title={t("inAll")}
        source={t("progressSource")}
        cutOff={parseInstant(progress.at)}
        illustrative={illustrative}
        note={t("cascadedNote")}
      >
        <Facts
          label={t("inAll")}
          facts={[
            [t("units"), count(all.units)],
            [t("assignments"), count(all.assignments)],
            [t("seen"), share(all.seen, all.assignments)],
            [t("acknowledged"), share(all.acknowledged, all.assignments)],
            [t("median"), hours(all.medianHours)],
            [t("p90"), hours(all.p90Hours)],
            [t("started"), share(all.started, all.assignments)],
            [t("submitted"), share(all.submitted, all.assignments)],
            [t("accepted"), share(all.accepted, all.assignments)],
            [t("cascaded"), share(all.cascaded, all.couldCascade)],
            [t("overdue"), count(all.overdue)],
          ]}
        />
      </Figures>
      <Waits title={t("silent")} none={t("silentNone")} rows={progress.silent} total={progress.silentTotal} />
      <Waits title={t("late")} none={t("lateNone")} rows={progress.late} total={progress.lateTotal} />
      <Groups
        title={t("byDistrict")}
        head={t("district")}
        rows={progress.byDistrict}
        name={({ district }) => (district === null ? t("province") : districtName(district))}
      />
      <Groups
        title={t("byType")}
        head={t("type")}
        rows={[...progress.byType].sort((a, b) => typeOrder(a.type) - typeOrder(b.type))}
        name={({ type }) => typeName(type)}
      />
    </>
  );
}

/** The page. */
export function ProgressPage() {
  const t = useWords(DIRECTIVES);
  const id = usePart("id");
  const letter = useAsk(readDirective, { id });
  const query = useAsk(readProgress, { id, most: 500 });
  const number = letter.data?.directive.number ?? "";
  return (
    <div className="stack">
      <PageTitle
        above={
          <PageLink to="/directives/$id" parts={{ id }}>
            {number}
          </PageLink>
        }
        actions={
          <>
            <PageButton to="/directives/$id/distribution" parts={{ id }}>
              {t("distribution")}
            </PageButton>
            <PrintButton />
          </>
        }
      >
        {t("progressTitle", { number })}
      </PageTitle>
      <Settled query={query} isEmpty={({ all }) => all.assignments === 0} empty={t("progressNone")}>
        {(progress) => <Shown progress={progress} illustrative={progress.illustrative} />}
      </Settled>
    </div>
  );
}
