/** What a report says: totals, places on the map and in a table, curve, delays, funnel. */
import { STILL_FILLING } from "@bluezone/contract/health/outbreak";
import { type ReportLate, reportTimes } from "@bluezone/contract/health/report-times";
import { parseDay, parseInstant } from "@bluezone/protocol/time";
import { dayMonth } from "@bluezone/vietnamese/date";
import { decimal, integer } from "@bluezone/vietnamese/number";
import { BarChart } from "../../../kit/chart/bar-chart.tsx";
import { Figures } from "../../../kit/chart/figures.tsx";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import { Places } from "./places.tsx";
import type { Report, ReportAnswer } from "./read.ts";
import { lateWords } from "./times-in-words.ts";
import { shownValue, useCount } from "./use-count.ts";
import { DAILY_REPORT } from "./words.ts";

function Curve({ curve }: { readonly curve: Report["body"]["curve"] }) {
  const t = useWords(DAILY_REPORT);
  const [locale] = useLocale();
  const { by, points } = curve;
  return (
    <BarChart
      label={t(by === "day" ? "curveTitle" : "curveWeeks")}
      labels={points.map(({ day }) => dayMonth(parseDay(day), locale))}
      series={[{ name: t("cases"), values: points.map(({ count }) => shownValue(count)) }]}
      say={(value) => integer(value, locale)}
      filling={by === "day" ? STILL_FILLING : 0}
      missing={t("hidden")}
    />
  );
}

/** How long half of the cases took from step to step, and nine in ten. */
function Delays({ delays }: { readonly delays: Report["body"]["delays"] }) {
  const t = useWords(DAILY_REPORT);
  const [locale] = useLocale();
  const say = useCount();
  const took = (value: number | null, unit: "days" | "hours"): string =>
    value === null ? t("few") : t(unit, { count: decimal(value, 1, locale) });
  return (
    <DataTable
      caption={t("delaysTitle")}
      columns={[
        { id: "step", title: t("step"), cell: ({ step }) => t(`step_${step}`) },
        { id: "cases", title: t("cases"), cell: ({ count }) => say(count), figures: true },
        { id: "half", title: t("half"), cell: ({ p50, unit }) => took(p50, unit), figures: true },
        { id: "nine", title: t("nine"), cell: ({ p90, unit }) => took(p90, unit), figures: true },
      ]}
      rows={delays}
      rowKey={({ step }) => step}
    />
  );
}

/** Of when the numbers are, as figures are told it: what came, how much was known, and notes of what is of another time. */
function useTimes({ report, closed }: ReportAnswer) {
  const [locale] = useLocale();
  const times = reportTimes(report.body, {
    from: parseInstant(report.from),
    cutOff: parseInstant(report.cutOff),
    asOf: parseInstant(report.asOf),
  });
  return {
    came: { from: times.from, cutOff: times.to },
    known: { cutOff: times.to },
    late: (which: ReportLate) => lateWords(which, times, closed !== null, locale),
  };
}

/** Sentences of method on one line. */
const notes = (...sentences: readonly (string | undefined)[]) => {
  const note = sentences.filter((one) => one !== undefined).join(" · ");
  return note === "" ? {} : { note };
};

/** The report. */
export function Body({ read }: { readonly read: ReportAnswer }) {
  const t = useWords(DAILY_REPORT);
  const say = useCount();
  const { came, known, late } = useTimes(read);
  const { report } = read;
  const { body } = report;
  const about = { source: t("source"), illustrative: report.illustrative };
  const told = body.form === "told" ? t("toldNote") : undefined;
  const daily = body.curve.by === "day";
  return (
    <>
      <Figures {...about} {...came} {...notes(late("standing"), told)} title={t("figures")}>
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
      <Figures {...about} {...came} {...notes(told)} title={t("placesTitle")}>
        <Places report={report} />
      </Figures>
      <Figures
        {...about}
        {...known}
        title={t(daily ? "curveTitle" : "curveWeeks")}
        note={daily ? t("curveNote", { days: STILL_FILLING }) : t("toldNote")}
      >
        <Curve curve={body.curve} />
      </Figures>
      {body.delays.length > 0 && (
        <Figures {...about} {...came} {...notes(late("steps"), t("delaysNote"))} title={t("delaysTitle")}>
          <Delays delays={body.delays} />
        </Figures>
      )}
      {body.funnel.length > 0 && (
        <Figures {...about} {...came} {...notes(late("steps"))} title={t("funnelTitle")}>
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
