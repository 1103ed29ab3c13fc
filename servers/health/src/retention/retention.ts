/** What is deleted when. A job that can be killed and run again: each run deletes whatever is overdue by then. */
import { Hours, type Instant } from "@bluezone/protocol/time";
import { addProof, destroyOverdue, type RetentionRule } from "@bluezone/server-kit/jobs/retention";
import type { Context } from "../context.ts";
import type { Counts } from "../counted.ts";
import type { KeepRule } from "../keep-rule.ts";
import type { Tables } from "../tables.ts";
import { retainDesk } from "./desk.ts";

/** How often it runs. */
export const RETENTION_STEP = Hours(1);

/** The rules of all slices: of what phones and keys leave behind, and of the desk's records. */
export type Rules = {
  readonly leftBehind: readonly RetentionRule<Tables, Counts>[];
  readonly records: readonly KeepRule[];
};

/** Deletes what is overdue at `now`, counts anew what is left, adds both to the day's proof, and tells what is left. */
export async function retain(
  { database, events }: Pick<Context, "database" | "events">,
  rules: Rules,
  now: Instant,
): Promise<void> {
  const { overdue } = await database.transaction(async (trx) => {
    const proof = await destroyOverdue(trx, rules.leftBehind, now);
    await addProof(trx, proof, now);
    return { overdue: proof.overdue + (await retainDesk(trx, rules.records, now)) };
  });
  events.emit({ event: "retention_done", overdue });
}
