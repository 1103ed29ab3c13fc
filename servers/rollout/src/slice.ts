/** What a slice of this server is. */
import type { Slice } from "@bluezone/desk/slice";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "./context.ts";
import type { Tables } from "./tables.ts";

/** The columns of the proof of retention under which rules count what went; files are counted beside. */
export type Counts = "tallies" | "scans" | "checklists" | "visits" | "claims" | "runs" | "people" | "quotas";

export type RolloutSlice = Slice<Context, Viewer, Tables, Counts>;
