/** The tables of reports, of holds and thresholds of alerts, and of the signed policy. No person is in any of them. */
import type { HoldScope } from "@bluezone/contract/health/alert-hold";
import type { ReportFigureKey } from "@bluezone/contract/health/reports";

/**
 * A report that was closed. `day` is the day on which it ends, in days since 1970. `exact` and `told` are JSON of the
 * contract's ReportBody; `told` is null for a day. Kept for good: they are totals.
 */
export type ReportClosedRow = {
  id: string;
  unit_id: string;
  unit_path: string;
  period: "day" | "week";
  day: number;
  exact: string;
  told: string | null;
  note: string;
  illustrative: boolean;
  closed_ms: string;
  closed_by: string;
};

/**
 * A hold of alerts: of all, or of those of self-reports. `asked_by` asks to lift it, until another does too or somebody keeps it. `by` is null when the server held by itself. `until_ms` is its end as planned; one that was lifted ended at
 * `decided_ms`.
 */
export type AlertHoldRow = {
  id: string;
  of: HoldScope;
  cause: "surge" | "officer";
  from_ms: string;
  until_ms: string;
  codes: number;
  most: number;
  by: string | null;
  reason: string;
  asked_by: string | null;
  asked_reason: string;
  decision: "kept" | "lifted" | null;
  decided_ms: string | null;
  decided_by: string | null;
  decision_reason: string;
};

/**
 * A threshold of alerts that somebody asked for: so many `people` warned for one infected. The newest that another person
 * confirmed is in force. "lapsed": nobody answered in time.
 */
export type AlertThresholdRow = {
  id: string;
  people: number;
  reason: string;
  asked_ms: string;
  asked_by: string;
  decision: "confirmed" | "refused" | "lapsed" | null;
  decided_ms: string | null;
  decided_by: string | null;
  decision_reason: string;
};

/** A signed policy; `version` grows: unix seconds, as a bigint in text. `digest` is of what it says. */
export type PolicyIssueRow = { version: string; digest: string; document: string; issued_ms: string };

/** What is told of a week: a figure of reports, their steps, a picture of the outbreak, or indicators. */
export type ToldFigure =
  | ReportFigureKey
  | "steps"
  | "delays"
  | "speed"
  | "positivity"
  | "indicators"
  | "followed"
  | "averted";

/**
 * How one thing of a week over was told first, of the whole province. `day` is the Sunday on which the week ends, in days since
 * 1970; `told` is JSON of what was told (of a figure ToldWeek, `told.ts`), small counts hidden. Kept for good: they are totals.
 */
export type ToldWeekRow = { figure: ToldFigure; day: number; told: string };

declare module "../tables.ts" {
  interface Tables {
    report_closed: ReportClosedRow;
    alert_hold: AlertHoldRow;
    alert_threshold: AlertThresholdRow;
    policy_issue: PolicyIssueRow;
    told_week: ToldWeekRow;
  }
}
