/** The tables of what everybody is told. */

/** A version of a day's situation; `content` is JSON. */
export type SituationRow = {
  day: number;
  version: number;
  unit: string;
  unit_path: string;
  content: string;
  by_id: string;
  at_ms: string;
};

/** A signed document of phones; `digest` is of what it tells. */
export type LocalIssueRow = { version: number; digest: string; document: string; issued_ms: string };

/** A file that a document vouches for; `version` is the newest document that does. */
type LocalFileRow = { sum: string; body: string; version: number };

/** A version of the indicators that were entered; `content` is JSON. */
export type IndicatorReportRow = {
  version: number;
  unit: string;
  content: string;
  by_id: string;
  at_ms: string;
};

/** A UTC day of the key server, as it tells everybody. */
export type UploadDayRow = { day: number; uploads: number; keys: number; revisions: number };

declare module "../tables.ts" {
  interface Tables {
    situation: SituationRow;
    local_issue: LocalIssueRow;
    local_file: LocalFileRow;
    indicator_report: IndicatorReportRow;
    upload_day: UploadDayRow;
  }
}
