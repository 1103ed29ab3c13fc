/** The tables of call-backs. The number and all that came with it is sealed under a key of the row's own (`record-seal.ts`). */
import type { QueuedRow } from "../floods/tables.ts";

/**
 * Somebody waits for a call. `made_ms` is in whole ten minutes, because a phone did it (`phone-time.ts`); `starts_ms` is from
 * when on working time counts. `phone_mark` is a keyed hash. `nonce_hash` and `withdraw_hash` are of random bytes; both are null
 * where another record of the person carries the token. `person_id` is whom an officer made of it; null while it is nobody's.
 */
export type CallbackRow = QueuedRow & {
  id: string;
  unit_id: string;
  unit_path: string;
  commune: string;
  receipt: string;
  source: "app" | "declaration" | "advice";
  /** The declaration or request that it came with. */
  source_id: string | null;
  state: "waiting" | "taken" | "closed";
  urgent: boolean;
  wish: "any" | "morning" | "afternoon" | "evening";
  key: Uint8Array;
  phone: Uint8Array;
  /** JSON of what the person shared. */
  told: Uint8Array;
  phone_mark: string;
  person_id: string | null;
  nonce_hash: Uint8Array | null;
  withdraw_hash: Uint8Array | null;
  made_ms: string;
  starts_ms: string;
  again_ms: string | null;
  tries: number;
  /** When the first call was made. */
  called_ms: string | null;
  taken_by: string | null;
  outcome: string | null;
  closed_ms: string | null;
  version: number;
};

/** How many first calls of a unit in a week (by its Monday) came after so many working minutes, rounded up to tens. */
export type CallbackTimeRow = {
  unit_id: string;
  unit_path: string;
  week: number;
  minutes: number;
  calls: number;
};

/** The number under which a unit can be reached. */
export type StationPhoneRow = { unit_id: string; phone: string };

declare module "../tables.ts" {
  interface Tables {
    callback: CallbackRow;
    callback_time: CallbackTimeRow;
    station_phone: StationPhoneRow;
  }
}
