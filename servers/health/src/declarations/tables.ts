/** The tables of declarations. What a person said is sealed under a key of the row's own. */
import type { QueuedRow } from "../floods/tables.ts";

/** A declaration. `made_ms` is in whole ten minutes; `answers` is JSON, sealed. `person_id` is null while it is nobody's. */
export type DeclarationRow = QueuedRow & {
  id: string;
  unit_id: string;
  unit_path: string;
  commune: string;
  receipt: string;
  state: "new" | "reviewed";
  flagged: boolean;
  /** 0 short breath, 1 anything else, 2 nothing: what somebody feels, by the declaration and its diary. */
  gravity: number;
  key: Uint8Array;
  answers: Uint8Array;
  person_id: string | null;
  nonce_hash: Uint8Array;
  erase_hash: Uint8Array;
  made_ms: string;
  version: number;
};

/** A day of its diary: JSON of temperature and symptoms, sealed under the declaration's key. */
export type DiaryRow = { declaration_id: string; day: number; said: Uint8Array };

declare module "../tables.ts" {
  interface Tables {
    declaration: DeclarationRow;
    declaration_diary: DiaryRow;
  }
}
