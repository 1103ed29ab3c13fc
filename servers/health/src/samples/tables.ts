/** The table of samples. */
import type { SampleResult } from "@bluezone/contract/health/samples";
import type { z } from "zod";

/**
 * A sample of a case or of a contact: one of the two is set, and the sample goes with it. Days are days of Vietnam since 1970.
 * Without a `result` (and its `result_day`) it waits. `laboratory` is sealed under the person's key. `lab_result_id` is the
 * imported result that closed it.
 */
export type SampleRow = {
  id: string;
  person_id: string;
  case_id: string | null;
  contact_id: string | null;
  taken_day: number;
  specimen: string;
  test: string;
  laboratory: Uint8Array | null;
  result: z.output<typeof SampleResult> | null;
  result_day: number | null;
  lab_result_id: string | null;
  version: number;
  made_ms: string;
  made_by: string;
  changed_ms: string;
  changed_by: string;
};

declare module "../tables.ts" {
  interface Tables {
    sample: SampleRow;
  }
}
