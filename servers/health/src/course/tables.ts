/** The table of the course of cases. */
import type { CourseTyped } from "@bluezone/contract/health/course";

/**
 * One thing of a case's course. Days are days of Vietnam since 1970; `to_day` is null where it goes on, nobody knows, or it was
 * one day alone. `body` is JSON of what else the contract's CourseTyped says, sealed under the person's key.
 */
export type CourseRow = {
  id: string;
  case_id: string;
  person_id: string;
  kind: CourseTyped["kind"];
  from_day: number;
  to_day: number | null;
  body: Uint8Array;
  version: number;
  made_ms: string;
  made_by: string;
  changed_ms: string;
  changed_by: string;
};

declare module "../tables.ts" {
  interface Tables {
    course: CourseRow;
  }
}
