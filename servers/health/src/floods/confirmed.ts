/**
 * Whether a number is confirmed: a message of ours has reached it, and its link or code was used there. Anybody can type any
 * number into the app; this is what a stranger who makes numbers up does not have.
 */
import type { Phone } from "@bluezone/vietnamese/phone";
import type { Context } from "../context.ts";
import { openHasher } from "../hashing/hash-keys.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { phoneMark } from "../people/marks.ts";
import type { Transaction } from "../tables.ts";
import { countFirst, usedLink, usedReport } from "./store.ts";

/** How many open rows of one number come first in a queue: a stranger has a number of their own, and must not fill a page with it. */
const MOST_FIRST = 3;

/** Whether a row about to be added is confirmed: its number is, and few open rows of it come first. The number is locked. */
export async function isConfirmed(
  context: Pick<Context, "vault">,
  trx: Transaction,
  queue: "callback" | "advice_request",
  phone: Phone,
): Promise<boolean> {
  const mark = phoneMark(await openPeopleKeys(context, trx), phone);
  const first = await countFirst(trx, queue, mark, MOST_FIRST);
  return first < MOST_FIRST && (await isReached(context, trx, phone, mark));
}

/** By a case's code that was used, a quarantine's link in which somebody entered their day, or a self-report's code. */
async function isReached(
  context: Pick<Context, "vault">,
  trx: Transaction,
  phone: Phone,
  mark: string,
): Promise<boolean> {
  if (await usedLink(trx, mark)) return true;
  const hasher = await openHasher(context, trx, "phone");
  return usedReport(trx, hasher.all("phone", phone));
}
