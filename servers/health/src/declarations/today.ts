/** What the page "Hôm nay" says of declarations and requests for advice. */
import type { Day, Instant } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import { countWaiting } from "../advice/store.ts";
import type { Sql } from "../tables.ts";
import { countNew } from "./store.ts";

/** How many declarations nobody has looked at, and how many requests for advice wait. */
export type DeclarationsToday = { readonly declarations: number; readonly advice: number };

/** The counts within a scope. */
export async function countsForToday(
  sql: Sql,
  scope: Scope,
  _at: { readonly now: Instant; readonly today: Day },
): Promise<DeclarationsToday> {
  return { declarations: await countNew(sql, scope), advice: await countWaiting(sql, scope) };
}
