/** The tables of stations: slots, airings, reasons, gaps that were told. */

/** A station's slots from a day on: minutes of the day, rising, separated by commas. */
export type SlotsRow = { unit_id: string; unit_path: string; from_day: number; slots: string };
/** One confirmed airing. `id` was drawn by the station's machine; `slot` is minutes of the day, null for one made up. */
export type AiringRow = {
  id: string;
  unit_id: string;
  unit_path: string;
  day: number;
  slot: number | null;
  bulletin_id: string;
  number: number;
  aired_ms: string;
  received_ms: string;
  late: boolean;
  by_id: string;
};
/** When and by whom it was taken back as a mistake: it counts no more. */
type TakenBack = { taken_back_ms: string | null; taken_back_by: string | null };
/** Why a slot was not aired. */
export type MissRow = {
  unit_id: string;
  unit_path: string;
  day: number;
  slot: number;
  reason: string;
  note: string;
  by_id: string;
  at_ms: string;
};
/** A gap that was told to the station and its district. */
export type GapRow = { unit_id: string; unit_path: string; day: number; aired: number; told_ms: string };

declare module "../tables.ts" {
  interface Tables {
    airing_slots: SlotsRow;
    airing: AiringRow & TakenBack;
    airing_miss: MissRow;
    airing_gap: GapRow;
  }
}
