/** The state of the rollout server for its operator's monitoring. Nothing in it says what somebody did at the desk. */
import { LocalDocument } from "@bluezone/contract/rollout/local";
import { between, fromUnixSeconds, type Instant, inSeconds } from "@bluezone/protocol/time";
import { addDatabaseGauge } from "@bluezone/server-kit/database-gauge";
import { type Family, gauge } from "@bluezone/server-kit/exposition";
import type { Metrics } from "@bluezone/server-kit/metrics";
import type { Context } from "../context.ts";
import { newestIssue } from "../public/local/store.ts";

/** Adds the state of a rollout server to what is measured. */
export function addGauges(metrics: Metrics, context: Context): void {
  addDatabaseGauge(metrics, context.database);
  metrics.add((now) => told(context, now));
  metrics.add((now) => anchors(context, metrics.since, now));
}

/** Nothing before the first document. */
async function told({ database }: Context, now: Instant): Promise<Family[]> {
  const issue = await newestIssue(database.db);
  if (!issue) return [];
  const payload = Buffer.from(issue.document.split(".")[1] ?? "", "base64url").toString();
  const { notAfter } = LocalDocument.parse(JSON.parse(payload));
  return [
    gauge(
      "bluezone_local_left_seconds",
      "How long phones may still show what they were told last.",
      inSeconds(between(now, fromUnixSeconds(notAfter))),
    ),
  ];
}

/** A log without an anchor counts from when measuring began. */
async function anchors({ staff }: Context, since: Instant, now: Instant): Promise<Family[]> {
  return [
    gauge(
      "bluezone_audit_anchor_age_seconds",
      "How long ago the day began of the newest anchor of the audit log.",
      inSeconds(between((await staff.anchored()) ?? since, now)),
    ),
  ];
}
