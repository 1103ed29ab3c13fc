/** Somebody whose case was discarded is told that their result is another. */
import type { Instant } from "@bluezone/protocol/time";
import type { Random } from "@bluezone/server-kit/time/random";
import type { Transaction } from "../tables.ts";
import { putCaseCode, wasSent } from "./store.ts";

/** Puts the message down, unless nobody was told of the former result; whether it did. */
export async function tellRevised(
  trx: Transaction,
  random: Random,
  { caseId, by, now }: { readonly caseId: string; readonly by: string; readonly now: Instant },
): Promise<boolean> {
  if (!(await wasSent(trx, caseId))) return false;
  await putCaseCode(trx, { random, now }, { caseId, way: "revised", by, sms: "waiting" });
  return true;
}
