/** The table of retention. */

/** How much went on a UTC day, and the most that was found overdue. */
type RetentionProofRow = {
  day: number;
  tallies: number;
  scans: number;
  checklists: number;
  visits: number;
  claims: number;
  runs: number;
  files: number;
  people: number;
  quotas: number;
  overdue: number;
};

declare module "../tables.ts" {
  interface Tables {
    retention_proof: RetentionProofRow;
  }
}

export {};
