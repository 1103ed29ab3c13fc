/** The tables of what retention has proved. */
import type { Counts } from "../counted.ts";

/**
 * What retention has proved: what was deleted in a whole UTC day, no finer, and the most that a run of the day found past
 * its time. `day` is days since 1970.
 */
export type RetentionProofRow = Record<"day" | Counts | "overdue", number>;

/** How many rows of a table went on a UTC day because their time was over, and the most that were found left over it: 0. */
export type KeepProofRow = { day: number; table_name: string; gone: number; overdue: number };

declare module "../tables.ts" {
  interface Tables {
    retention_proof: RetentionProofRow;
    keep_proof: KeepProofRow;
  }
}
