/** Somebody whose result was revised to negative is told that it is another. */
import type { Instant } from "@bluezone/protocol/time";
import type { Random } from "@bluezone/server-kit/random";
import type { Transaction } from "../tables.ts";
import { putCaseCode } from "./store.ts";

/** Whether a code of a case has reached somebody, or may have. */
async function wasSent(trx: Transaction, caseId: string): Promise<boolean> {
  const sent = await trx
    .selectFrom("case_code")
    .select("id")
    .where("case_id", "=", caseId)
    .where(({ or, eb }) => or([eb("made", "=", true), eb("sms", "in", ["sending", "sent", "unsure"])]))
    .executeTakeFirst();
  return sent !== undefined;
}

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
