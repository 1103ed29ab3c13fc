/** What a week's report is made of: rows, gathered once. Every figure is the sum of its rows, so each can be traced. */
import type { LeagueRow } from "@bluezone/contract/rollout/figures";
import type { ReportFigureKey } from "@bluezone/contract/rollout/reports";
import type { Week } from "@bluezone/contract/rollout/week";

/** One row under a figure: a unit, a place, a letter; without a name answers of phones. `of` is what `n` is a part of. */
export type TraceRow = { readonly name: string; readonly n: number; readonly of: number | null };

/** What a unit wrote. */
export type Words = { readonly unitId: string; readonly name: string; readonly text: string };

/** A week's rows by figure; a figure without an entry was counted by nobody. */
export type WeekRows = {
  readonly unitId: string;
  readonly week: Week;
  /** The instant as of which they were gathered, ISO 8601. */
  readonly asOf: string;
  readonly traces: Readonly<Partial<Record<ReportFigureKey, readonly TraceRow[]>>>;
  /** The interval of what phones answered, where that is an estimate. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** Figures that are there and are not shown. */
  readonly hidden: readonly ReportFigureKey[];
  readonly league: readonly LeagueRow[];
  readonly difficulties: readonly Words[];
  readonly proposals: readonly Words[];
  readonly illustrative: boolean;
};
