/** What is done every so often. */
import { Days, Hours, Minutes } from "@bluezone/protocol/time";
import type { Job } from "@bluezone/server-kit/jobs/jobs";
import { Name } from "@bluezone/server-kit/measure/events";
import type { Secret } from "@bluezone/server-kit/start/secret";
import { resealAnchors, setAnchor } from "./audit/anchors.ts";
import { cutAudit } from "./audit/cut.ts";
import type { Context } from "./context.ts";
import { resealFactors } from "./credentials/reseal.ts";
import { encryptionKeys } from "./secrets.ts";
import { sweep } from "./sweep.ts";

/** The jobs, in the order in which they run. The anchor's is tried every hour: the first of a day sets it. */
export function jobsOf(context: Context, secrets: readonly Secret[]): readonly Job[] {
  return [
    { name: Name("staff-reseal"), every: Days(1), run: () => reseal(context, secrets) },
    { name: Name("staff-sweep"), every: Minutes(10), run: (now) => sweep(context, now) },
    { name: Name("staff-audit-anchor"), every: Hours(1), run: (now) => setAnchor(context, now) },
    { name: Name("staff-audit-cut"), every: Days(1), run: (now) => cutAudit(context, now) },
  ];
}

async function reseal(context: Context, secrets: readonly Secret[]): Promise<void> {
  await resealFactors(context, encryptionKeys(secrets));
  await resealAnchors(context.anchors, secrets);
}
