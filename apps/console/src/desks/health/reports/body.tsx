/** What a report says: totals, places on the map and in a table, curve, delays, funnel. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { readReport } from "@bluezone/contract/health/reports";
import { parseDay, parseInstant } from "@bluezone/protocol/time";
import { dayMonth } from "@bluezone/vietnamese/date";
import { decimal, integer } from "@bluezone/vietnamese/number";
import { BarChart } from "../../../kit/bar-chart.tsx";
import { DataTable } from "../../../kit/data-table.tsx";
import { Figures } from "../../../kit/figures.tsx";
import { TileMap } from "../../../kit/tile-map.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import { shownValue, useCount } from "./use-count.ts";
import { DAILY_REPORT } from "./words.ts";

type Report = ResponseOf<typeof readReport>["report"];

/** The four bounds between the classes of new cases on the map, the same for every report. */
const BOUNDS = [5, 20, 50, 100] as const;
const classOf = (value: number) => (1 + BOUNDS.filter((bound) => value >= bound).length) as 1 | 2 | 3 | 4 | 5;
/** Days of the curve that are still filling in. */
const FILLING = 3;
/** More than this are too many for one look: the last ones are drawn, all are in the file. */
const SHOWN = 14;

/** The report. */
export function Body({ report }: { readonly report: Report }) {
  const t = useWords(DAILY_REPORT);
  const [locale] = useLocale();
  const say = useCount();
  const { body } = report;
  const about = {
    source: t("source"),
    cutOff: parseInstant([report.cutOff, report.asOf].toSorted()[0] ?? report.cutOff),
    illustrative: report.illustrative,
  };
  const told = body.form === "told" ? { note: t("toldNote") } : {};
  const districts = body.places.filter(({ level }) => level === "district");
  const communes = body.places.filter(({ level }) => level === "commune");
  const points = body.curve.points.slice(-SHOWN);
  const took = (value: number | null, unit: "days" | "hours"): string =>
    value === null ? t("few") : t(unit, { n: decimal(value, 1, locale) });
  const placeTable = (caption: string, rows: typeof districts) => (
    <DataTable
      caption={caption}
      columns={[
        { id: "place", title: t("place"), text: ({ name }) => name },
        {
          id: "value",
          title: t("figure_casesNew"),
          cell: ({ count }) => say(count),
          sort: ({ count }) => shownValue(count) ?? -1,
          figures: true,
        },
      ]}
      rows={rows}
      rowKey={({ level, code, name }) => `${level} ${code ?? name}`}
    />
  );
  return (
    <>
      <Figures {...about} {...told} title={t("figures")}>
        <DataTable
          caption={t("figures")}
          columns={[
            { id: "figure", title: t("figure"), cell: ({ key }) => t(`figure_${key}`) },
            { id: "value", title: t("value"), cell: ({ count }) => say(count), figures: true },
          ]}
          rows={body.figures.filter(({ count }) => count.is !== "none")}
          rowKey={({ key }) => key}
        />
      </Figures>
      <Figures {...about} {...told} title={t("placesTitle")}>
        {districts.length > 1 && (
          <TileMap
            label={t("placesTitle")}
            day={parseDay(report.day)}
            figureOf={(code) => {
              const count = districts.find((one) => one.code === code)?.count ?? { is: "none" as const };
              return count.is === "shown"
                ? { is: "figure", class: classOf(count.value), text: integer(count.value, locale) }
                : count;
            }}
            bounds={["0–4", "5–19", "20–49", "50–99", "100+"]}
          />
        )}
        {districts.length < 2 && communes.length === 0 && <p>{t("noPlaces")}</p>}
        {districts.length > 1 && placeTable(t("districts"), districts)}
        {communes.length > 0 && placeTable(t("communes"), communes)}
      </Figures>
      <Figures
        {...about}
        title={t(body.curve.by === "day" ? "curveTitle" : "curveWeeks")}
        note={body.curve.by === "day" ? t("curveNote") : t("toldNote")}
      >
        <BarChart
          label={t(body.curve.by === "day" ? "curveTitle" : "curveWeeks")}
          labels={points.map(({ day }) => dayMonth(parseDay(day), locale))}
          series={[{ name: t("cases"), values: points.map(({ count }) => shownValue(count)) }]}
          say={(value) => integer(value, locale)}
          filling={body.curve.by === "day" ? FILLING : 0}
        />
      </Figures>
      {body.delays.length > 0 && (
        <Figures {...about} title={t("delaysTitle")} note={t("delaysNote")}>
          <DataTable
            caption={t("delaysTitle")}
            columns={[
              { id: "step", title: t("step"), cell: ({ step }) => t(`step_${step}`) },
              { id: "cases", title: t("cases"), cell: ({ count }) => say(count), figures: true },
              { id: "half", title: t("half"), cell: ({ p50, unit }) => took(p50, unit), figures: true },
              { id: "nine", title: t("nine"), cell: ({ p90, unit }) => took(p90, unit), figures: true },
            ]}
            rows={body.delays}
            rowKey={({ step }) => step}
          />
        </Figures>
      )}
      {body.funnel.length > 0 && (
        <Figures {...about} title={t("funnelTitle")}>
          <DataTable
            caption={t("funnelTitle")}
            columns={[
              { id: "step", title: t("step"), cell: ({ step }) => t(`step_${step}`) },
              { id: "cases", title: t("cases"), cell: ({ count }) => say(count), figures: true },
            ]}
            rows={body.funnel}
            rowKey={({ step }) => step}
          />
        </Figures>
      )}
    </>
  );
}
