/** A look for somebody who is being typed: it is noted whether it finds anybody or not, and an officer has so many. */
import { Hours, type Instant } from "@bluezone/protocol/time";
import { endOfStep, takeQuota } from "@bluezone/server-kit/limits/quota";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../context.ts";
import { refusedFor } from "../quotas/refused-for.ts";
import type { Transaction } from "../tables.ts";

/** Looks of one officer in a clock hour: fifty cases, each looked up four times while its fields are typed. */
export const MOST_LOOKS = 200;

/** Notes a look, in its transaction. Throws Fault `quota_exceeded` when the hour's looks are used up. */
export async function noteLook(
  { staff }: Pick<Context, "staff">,
  trx: Transaction,
  { id, home }: Pick<Viewer, "id" | "home">,
  now: Instant,
): Promise<void> {
  const quota = { of: "looks" as const, keyId: id, until: endOfStep(now, Hours(1)) };
  if (!(await takeQuota(trx, quota, MOST_LOOKS))) throw refusedFor(quota, now);
  await staff.audit(trx, now, { actor: id, action: "people.look", subject: home.id });
}
