/** The table of retention. */
import type { Counts } from "../counted.ts";

/** How much went on a UTC day, and the most that was found overdue. */
type RetentionProofRow = Record<"day" | Counts | "overdue", number>;

declare module "../tables.ts" {
  interface Tables {
    retention_proof: RetentionProofRow;
  }
}
