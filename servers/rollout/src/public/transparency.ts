/** What this server holds, how long, and how much of it there is today. */
import type { Day } from "@bluezone/protocol/time";
import { forgottenRumours } from "../rumours/store.ts";
import type { Sql } from "../tables.ts";
import { countRows } from "./store.ts";

/** What is held: each has its purpose, its time and a count. */
export const HELD = [
  { key: "scans", table: "placement_scan" },
  { key: "tallies", table: "help_tally" },
  { key: "claims", table: "rumour" },
  { key: "numbers", table: "unit_numbers" },
  { key: "answers", table: "active_answer" },
  { key: "checklists", table: "checklist" },
  { key: "venues", table: "venue" },
] as const;
/** A kind of what is held. */
export type HeldKey = (typeof HELD)[number]["key"];

/** Rows of each, and how many claims were deleted in the last thirty days. */
export async function heldCounts(
  sql: Sql,
  today: Day,
): Promise<{ readonly held: Readonly<Record<HeldKey, number>>; readonly forgotten: number }> {
  const counts = await Promise.all(
    HELD.map(async ({ key, table }) => [key, await countRows(sql, table)] as const),
  );
  return {
    held: Object.fromEntries(counts) as Record<HeldKey, number>,
    forgotten: await forgottenRumours(sql, today),
  };
}
