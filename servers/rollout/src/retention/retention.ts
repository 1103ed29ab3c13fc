/** What is deleted when. A job that can be killed and run again: each run deletes whatever is overdue by then. */
import { type Instant, Minutes } from "@bluezone/protocol/time";
import type { Job } from "@bluezone/server-kit/jobs/jobs";
import { addProof, destroyOverdue, type RetentionRule } from "@bluezone/server-kit/jobs/retention";
import { Name } from "@bluezone/server-kit/measure/events";
import type { Context } from "../context.ts";
import type { Counts } from "../counted.ts";
import type { Tables } from "../tables.ts";
import { forgetFiles } from "./files.ts";

type Parts = Pick<Context, "database" | "blobs" | "events">;
type Rules = readonly RetentionRule<Tables, Counts>[];

/** Deletes what is overdue at `now`, counts anew what is left, adds both to the day's proof, and tells what is left. */
export async function retain({ database, blobs, events }: Parts, rules: Rules, now: Instant): Promise<void> {
  const rows = await database.transaction(async (trx) => {
    const proof = await destroyOverdue(trx, rules, now);
    await addProof(trx, proof, now);
    return proof;
  });
  const { gone, left } = await forgetFiles({ database, blobs }, now);
  await database.transaction((trx) => addProof(trx, { files: gone, overdue: left }, now));
  events.emit({ event: "retention_done", overdue: rows.overdue + left });
}

/** Every ten minutes, so that a file that no row names is gone within the hour; run by several instances each row goes, and is counted, once. */
export const retentionJob = (parts: Parts, rules: Rules): Job => ({
  name: Name("retention"),
  every: Minutes(10),
  run: (now) => retain(parts, rules, now),
});
