/** How long phones may still show what they were told last, for the operator's monitoring. */
import { LocalDocument } from "@bluezone/contract/rollout/local";
import { between, fromUnixSeconds, type Instant, inSeconds } from "@bluezone/protocol/time";
import { type Family, gauge } from "@bluezone/server-kit/measure/exposition";
import type { Context } from "../../context.ts";
import { newestIssue } from "./store.ts";

/** The gauge; none before the first document. */
export async function localLeft({ database }: Pick<Context, "database">, now: Instant): Promise<Family[]> {
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
