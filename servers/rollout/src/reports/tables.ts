/** The tables of reports. */

/** How far a series of numbers has come in a year: the last that was given. */
export type PaperSeriesRow = { unit_id: string; symbol: string; year: number; last: number };

/**
 * A paper that went out, never changed. `head` is a PaperHead, `content` the paper's value without number and day, `rows` what
 * a report's figures are made of, all as JSON.
 */
export type OutgoingPaperRow = {
  id: string;
  kind: string;
  unit_id: string;
  unit_path: string;
  symbol: string;
  year: number;
  number: number;
  day: number;
  week_day: number | null;
  client_id: string | null;
  subject: string;
  head: string;
  content: string;
  rows: string | null;
  by_id: string;
  closed_ms: string;
};

declare module "../tables.ts" {
  interface Tables {
    paper_series: PaperSeriesRow;
    outgoing_paper: OutgoingPaperRow;
  }
}
