/** The tables of what retention has proved. */

/** The words under which retention counts what phones and keys leave behind, each with the migration that adds its column to the proof. */
export const COUNTED = {
  codes: "0001-codes",
  tokens: "0001-codes",
  phones: "0001-codes",
  entries: "0001-codes",
  minutes: "0001-codes",
} as const;
export type Counts = keyof typeof COUNTED;

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
