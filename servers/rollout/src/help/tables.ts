/** The tables of helping: tallies, checklists, visits, venues. None has a column for a person who was helped or met. */

/** Times of help of one kind on one day. */
export type HelpTallyRow = {
  id: string;
  unit: string;
  unit_path: string;
  district: string | null;
  commune: string | null;
  day: number;
  place: string;
  phone: string;
  problem: string;
  count: number;
  received_ms: string;
};

/** A place's own checklist; `answers` is JSON of question → yes or no. */
export type ChecklistRow = {
  id: string;
  unit: string;
  unit_path: string;
  kind: string;
  day: number;
  answers: string;
  at_ms: string;
};

/** An advice visit; `together` is JSON of unit ids, `answers` as a checklist's. */
export type VisitRow = {
  id: string;
  unit: string;
  unit_path: string;
  host: string;
  host_path: string;
  kind: string;
  day: number;
  together: string;
  state: string;
  answers: string;
  advice: string;
  changed_ms: string;
  version: number;
};

/** A venue; `cashless` and `delivery` are JSON lists. `key` is its folded name, district and place: one venue is listed once. `hands`: JSON of who wrote it since it was approved last. */
export type VenueRow = {
  id: string;
  unit: string;
  unit_path: string;
  key: string;
  search: string;
  name: string;
  kind: string;
  district: string;
  place: string;
  cashless: string;
  online: string | null;
  order_phone: string | null;
  delivery: string;
  valid_from_day: number;
  valid_to_day: number | null;
  gone: boolean;
  illustrative: boolean;
  changed_ms: string;
  version: number;
  hands: string;
  approved_by: string | null;
};

declare module "../tables.ts" {
  interface Tables {
    help_tally: HelpTallyRow;
    checklist: ChecklistRow;
    visit: VisitRow;
    venue: VenueRow;
  }
}
