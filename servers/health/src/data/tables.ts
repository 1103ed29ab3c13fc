/** The table of requests about people's own data. */
import type { DataRequestKind } from "@bluezone/contract/health/data";

/**
 * A request. `person_id` is opaque and names nobody once the person is deleted; `note` is sealed under the person's key and
 * cannot be opened then. `due_day` is in days since 1970. `erased` is JSON of counts by table. `refusal` is what the person was told.
 * A deletion is `deleting` from when it is decided until the person is gone: `answered_by` then says who decided it.
 */
export type DataRequestRow = {
  id: string;
  person_id: string;
  unit_id: string;
  unit_path: string;
  kind: DataRequestKind;
  proof: "called-back" | "in-person" | "guardian";
  note: Uint8Array | null;
  asked_ms: string;
  asked_by: string;
  due_day: number;
  state: "open" | "deleting" | "done" | "refused";
  refusal: Uint8Array | null;
  answered_ms: string | null;
  answered_by: string | null;
  erased: string | null;
  version: number;
};

declare module "../tables.ts" {
  interface Tables {
    data_request: DataRequestRow;
  }
}
