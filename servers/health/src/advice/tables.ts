/** The table of requests for advice. */
import type { QueuedRow } from "../floods/tables.ts";

/**
 * A request. `said` is JSON, sealed under a key of the row's own; `made_ms` is in whole ten minutes. `phone_mark` is a keyed hash
 * of the number, if one was left; `person_id` is null while it is nobody's.
 */
export type AdviceRow = QueuedRow & {
  id: string;
  unit_id: string;
  unit_path: string;
  commune: string;
  receipt: string;
  state: "new" | "closed";
  outcome: "call" | "answered" | "nothing" | null;
  key: Uint8Array;
  said: Uint8Array;
  phone_mark: string | null;
  person_id: string | null;
  nonce_hash: Uint8Array;
  erase_hash: Uint8Array;
  made_ms: string;
  closed_ms: string | null;
  version: number;
};

declare module "../tables.ts" {
  interface Tables {
    advice_request: AdviceRow;
  }
}
