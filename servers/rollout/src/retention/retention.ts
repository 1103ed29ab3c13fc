/** What is deleted when. A job that can be killed and run again: each run deletes whatever is overdue by then. */
import { type Instant, Minutes } from "@bluezone/protocol/time";
import { Name } from "@bluezone/server-kit/events";
import type { Job } from "@bluezone/server-kit/jobs";
import { addProof, destroyOverdue } from "@bluezone/server-kit/retention";
import type { Context } from "../context.ts";
import { forgetFiles } from "./files.ts";
import { RULES } from "./rules.ts";

type Parts = Pick<Context, "database" | "blobs" | "events">;

/** Deletes what is overdue at `now`, counts anew what is left, adds both to the day's proof, and tells what is left. */
export async function retain({ database, blobs, events }: Parts, now: Instant): Promise<void> {
  const rows = await database.transaction(async (trx) => {
    const proof = await destroyOverdue(trx, RULES, now);
    await addProof(trx, proof, now);
    return proof;
  });
  const { gone, left } = await forgetFiles({ database, blobs }, now);
  await database.transaction((trx) => addProof(trx, { files: gone, overdue: left }, now));
  events.emit({ event: "retention_done", overdue: rows.overdue + left });
}

/** Every ten minutes, so that a file that no row names is gone within the hour; run by several instances each row goes, and is counted, once. */
export const retentionJob = (given: Parts): Job => ({
  name: Name("retention"),
  every: Minutes(10),
  run: (now) => retain(given, now),
});
