/** What the page of the day says about codes. */
import type { Instant } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import type { Sql } from "../tables.ts";
import { countCodes } from "./list.ts";

/** Codes that want somebody (the message failed, or nobody has a number), and codes that end within four hours. */
export async function countsForToday(
  sql: Sql,
  scope: Scope,
  { now }: { readonly now: Instant },
): Promise<{ readonly codesWaiting: number; readonly codesEnding: number }> {
  const counts = await countCodes(sql, scope, now);
  return { codesWaiting: counts.attention, codesEnding: counts.ending };
}
