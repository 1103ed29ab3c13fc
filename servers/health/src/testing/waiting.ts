/** How much waits for somebody at the desk. */
import { countWaiting, type Waiting } from "@bluezone/contract/health/waiting";
import { itemsOf } from "@bluezone/desk/waiting/items-store";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import type { WaitingPart } from "../slice.ts";
import type { Transaction } from "../tables.ts";
import type { Asker } from "./questions.ts";

/** How many of a kind. */
export const waitingOf = async (who: SignedIn, kind: Waiting): Promise<number> =>
  (await who.post(countWaiting, {})).kinds.find((one) => one.kind === kind)?.count ?? 0;

/** A kind as a question to the database. */
export const asksFor =
  ({ items }: WaitingPart, { scope, now, today, context }: Asker) =>
  (trx: Transaction) =>
    itemsOf(trx, items(trx, scope, { now, today }, context));
