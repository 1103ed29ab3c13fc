/** A report's figures out of its rows: nothing is counted anywhere else. */
import { REPORT_FIGURES, type ReportFigure, type ReportFigureKey } from "@bluezone/contract/rollout/reports";
import type { TraceRow, WeekRows } from "./week-rows.ts";

const sum = (rows: readonly TraceRow[], part: (row: TraceRow) => number): number =>
  rows.reduce((all, row) => all + part(row), 0);

/** One figure. Its `of` is the sum of the rows' own, and there is none where one row has none. */
export function reportFigure(rows: WeekRows, key: ReportFigureKey): ReportFigure {
  const trace = rows.traces[key];
  if (rows.hidden.includes(key)) return { key, value: { is: "hidden" }, rows: 0 };
  if (!trace) return { key, value: { is: "none" }, rows: 0 };
  const whole = trace.length > 0 && trace.every(({ of }) => of !== null);
  return {
    key,
    value: {
      is: "count",
      n: sum(trace, ({ n }) => n),
      of: whole ? sum(trace, ({ of }) => of ?? 0) : null,
      ...(key === "active" && rows.interval ? rows.interval : {}),
    },
    rows: trace.length,
  };
}

/** Every figure in its order. */
export const reportFigures = (rows: WeekRows): readonly ReportFigure[] =>
  REPORT_FIGURES.map((key) => reportFigure(rows, key));
