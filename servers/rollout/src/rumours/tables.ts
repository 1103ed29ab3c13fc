/** The tables of claims and corrections. Who handed a claim in is nowhere in them. */

/** A claim; `answer` is JSON, `hands` are those who wrote in the answer. */
export type RumourRow = {
  id: string;
  unit: string;
  unit_path: string;
  heard: string;
  day: number;
  state: string;
  version: number;
  answer: string | null;
  hands: string;
  approved_by: string | null;
  published_ms: string | null;
  reason: string | null;
  changed_ms: string;
  illustrative: boolean;
};

/** How many claims were deleted on a day because their time was over. */
type RumourRetentionRow = { day: number; deleted: number };

declare module "../tables.ts" {
  interface Tables {
    rumour: RumourRow;
    rumour_retention: RumourRetentionRow;
  }
}
