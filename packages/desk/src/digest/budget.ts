/** How many messages digests may cost. */
import type { Instant } from "@bluezone/protocol/time";
import { endOfDay, type Quota, type QuotaSql, takeQuota } from "@bluezone/server-kit/limits/quota";

/** What there are quotas of: messages of the whole server, codes of one person. */
export type DigestQuota = "digests" | "digest-codes";

/** Codes that one person may be sent on a day. */
const CODES_A_DAY = 5;

const daily = (of: DigestQuota, keyId: string, now: Instant): Quota<DigestQuota> => ({
  of,
  keyId,
  until: endOfDay(now),
});

/** A message of the day, of the whole server; false when none is left. */
export const takeMessage = (sql: QuotaSql, most: number, now: Instant): Promise<boolean> =>
  takeQuota(sql, daily("digests", "server", now), most);

/** A code of the day for one person: the quota that is used up, or nothing when both had one left. */
export async function takeCode(
  sql: QuotaSql,
  { id, most, now }: { readonly id: string; readonly most: number; readonly now: Instant },
): Promise<Quota<DigestQuota> | undefined> {
  const own = daily("digest-codes", id, now);
  if (!(await takeQuota(sql, own, CODES_A_DAY))) return own;
  return (await takeMessage(sql, most, now)) ? undefined : daily("digests", "server", now);
}
