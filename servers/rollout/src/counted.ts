/** What the proof of retention counts. */

/** The words under which retention counts what went, each with the migration that adds its column to the proof. */
export const COUNTED = {
  tallies: "0012-retention",
  scans: "0012-retention",
  checklists: "0012-retention",
  visits: "0012-retention",
  claims: "0012-retention",
  runs: "0012-retention",
  files: "0012-retention",
  people: "0012-retention",
  quotas: "0015-quota-proof",
} as const;
/** A column of the proof. */
export type Counts = keyof typeof COUNTED;
