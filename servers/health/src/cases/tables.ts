/** The tables of cases. What is of a person is in `person`; what is written about them here is sealed under their key. */
import type { CaseClass, CaseOutcome } from "@bluezone/contract/health/cases";
import type { Generated } from "kysely";
import type { z } from "zod";

/**
 * A case (F0). Days are days of Vietnam since 1970. `number` counts up in the whole register ("AG-0217"). `class` is how sure
 * the desk is, on the ground of the test (`test`, `sample_day`, `result_day`: all three or none). `onset` is "day",
 * "none" or "unknown"; only "day" has an `onset_day`. `source` is where the record came from: an officer or a laboratory's
 * file; `lab_reference` is the laboratory's own number of the sample, with its key's id before it, once in the table.
 * `note` and `outcome_where` are sealed under the person's key. `reported_ms` is when it was reported to the ministry.
 * `outcome` is of a closed case, with its day. `merged_into` is the case that goes on instead of this one. `once` is the desk's
 * own id of the call that recorded it: the same call again makes no second case.
 */
export type CaseRow = {
  id: string;
  number: Generated<number>;
  person_id: string;
  unit_id: string;
  unit_path: string;
  commune: string | null;
  class: CaseClass;
  /** From which the class holds. */
  class_day: number;
  /** When it first was probable or confirmed, as reports count it; null for one that never was. */
  counted_ms: string | null;
  test: string | null;
  sample_day: number | null;
  result_day: number | null;
  onset: "day" | "none" | "unknown";
  onset_day: number | null;
  source: "desk" | "laboratory";
  lab_reference: string | null;
  /** The contact that this person was before: the chain F0 → F1 → F0. */
  from_contact_id: string | null;
  note: Uint8Array | null;
  interviewed_ms: string | null;
  reported_ms: string | null;
  reported_by: string | null;
  closed_ms: string | null;
  closed_by: string | null;
  outcome: z.output<typeof CaseOutcome> | null;
  outcome_day: number | null;
  outcome_where: Uint8Array | null;
  merged_into: string | null;
  version: number;
  made_ms: string;
  made_by: string;
  changed_ms: string;
  changed_by: string;
  once: string | null;
};

/**
 * A change of a case's class: the first from null, from a class to the same one where its test was put right. `version` is the
 * case's after it. `reason` is sealed under the person's key.
 */
export type CaseClassRow = Pick<CaseRow, "test" | "sample_day" | "result_day"> & {
  case_id: string;
  version: number;
  from_class: CaseClass | null;
  to_class: CaseClass;
  day: number;
  reason: Uint8Array | null;
  at_ms: string;
  by: string;
};

/**
 * That two records of one person became one, with all that taking them apart needs: ids of the contacts that went over,
 * names of the fields that the one that goes on took from the other, and when that one had been closed.
 */
export type CaseMergeRow = {
  id: string;
  keep_id: string;
  gone_id: string;
  contacts: string[];
  filled: string[];
  gone_closed_ms: string | null;
  merged_ms: string;
  merged_by: string;
  undone_ms: string | null;
};

declare module "../tables.ts" {
  interface Tables {
    case_class: CaseClassRow;
    case_merge: CaseMergeRow;
    case_record: CaseRow;
  }
}
