/** Nobody is called back who died: calls that wait for them are closed. */
import type { ChangeEntry } from "@bluezone/desk/change";
import type { Instant } from "@bluezone/protocol/time";
import type { Transaction } from "../tables.ts";
import { closeCallsOf } from "./asked-store.ts";

/** Closes open calls that are known to be these people's. Calls that only share their number stay: a relative may have asked. */
export async function endCallsOf(
  trx: Transaction,
  people: readonly string[],
  now: Instant,
): Promise<readonly ChangeEntry[]> {
  const ids = await closeCallsOf(trx, people, now);
  return ids.map((subject) => ({ action: "callbacks.close", subject, fields: ["state", "outcome"] }));
}
