/** What ends when the desk learns that somebody died, of whichever slice. Cases stand below and are given it as a hook (`cases/hooks.ts`). */
import type { ChangeEntry } from "@bluezone/desk/change";
import { endCallsOf } from "./callbacks/end-dead.ts";
import type { Died } from "./cases/hooks.ts";
import { endFollowUpsOf } from "./contacts/follow-ups/end.ts";
import { endQuarantinesOf } from "./quarantine/end-dead.ts";
import type { Transaction } from "./tables.ts";

/** Ends whatever would ring or visit these people, in the transaction that records the death; an audit entry for each thing. */
export async function endOfDead(
  trx: Transaction,
  { people, day, by, now }: Died,
): Promise<readonly ChangeEntry[]> {
  return [
    ...(await endFollowUpsOf(trx, people, { by, now })),
    ...(await endQuarantinesOf(trx, people, { by, now, day })),
    ...(await endCallsOf(trx, people, now)),
  ];
}
