/** What the page of the day says about codes. */
import type { Day, Instant } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import type { Sql } from "../tables.ts";
import { countCodes, findWithout } from "./list-store.ts";

/** Codes that want somebody (the message failed, or nobody has a number), codes that end within four hours, and cases that never had one. */
export async function countsForToday(
  sql: Sql,
  scope: Scope,
  { now, today }: { readonly now: Instant; readonly today: Day },
): Promise<{
  readonly codesWaiting: number;
  readonly codesEnding: number;
  readonly casesWithoutCode: number;
}> {
  const counts = await countCodes(sql, scope, now);
  const { total } = await findWithout(sql, scope, today, 1);
  return { codesWaiting: counts.attention, codesEnding: counts.ending, casesWithoutCode: total };
}
