/** What the proof of retention counts. */

/** The words under which retention counts what phones and keys leave behind, each with the migration that adds its column to the proof. */
export const COUNTED = {
  codes: "0001-codes",
  tokens: "0001-codes",
  phones: "0001-codes",
  entries: "0001-codes",
  minutes: "0001-codes",
} as const;
/** A column of the proof. */
export type Counts = keyof typeof COUNTED;
