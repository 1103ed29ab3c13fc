/** What a slice of this server is. */
import type { Slice } from "@bluezone/desk/slice";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "./context.ts";
import type { Tables } from "./tables.ts";

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
export type Counts = keyof typeof COUNTED;

export type RolloutSlice = Slice<Context, Viewer, Tables, Counts>;
