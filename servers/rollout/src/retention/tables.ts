/** The tables of retention. */

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

/** A file that no row names, and when that was first seen. */
type UnnamedFileRow = { blob: string; since_ms: string };

export type RetentionTables = { retention_proof: RetentionProofRow; unnamed_file: UnnamedFileRow };
