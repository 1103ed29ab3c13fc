/** The tables of numbers. `week_day` is the Sunday that names a week. */

/** One sending of a unit's week; the highest version counts. */
export type UnitNumbersRow = {
  unit_id: string;
  week_day: number;
  version: number;
  unit_path: string;
  district: string | null;
  commune: string | null;
  staff: number;
  smartphones: number;
  installed: number;
  helped: number;
  posters: number;
  difficulties: string;
  proposals: string;
  client_id: string;
  by_id: string;
  at_ms: string;
};

/** Downloads of a district up to a week's cut-off; the highest version counts. */
export type DownloadsRow = {
  district: string;
  week_day: number;
  version: number;
  count: number;
  source: string;
  illustrative: boolean;
  by_id: string;
  at_ms: string;
};

/** Smartphones of a district for as long as the count holds. */
export type SmartphoneCountRow = {
  district: string;
  valid_from_day: number;
  valid_to_day: number | null;
  count: number;
  source: string;
};

/** A target for as long as it holds. */
export type TargetRow = {
  id: string;
  source: string;
  per: string;
  share: number;
  basis: string;
  valid_from_day: number;
  valid_to_day: number | null;
};

/** How often phones gave a mixed answer in a week: counts alone, no two answers are kept together. */
export type ActiveAnswerRow = {
  week_day: number;
  areas: string;
  question: string;
  answer: string;
  n: number;
};

declare module "../tables.ts" {
  interface Tables {
    unit_numbers: UnitNumbersRow;
    downloads: DownloadsRow;
    smartphone_count: SmartphoneCountRow;
    target: TargetRow;
    active_answer: ActiveAnswerRow;
  }
}
