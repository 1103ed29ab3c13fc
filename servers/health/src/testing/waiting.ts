/** How much waits for somebody at the desk. */
import { countWaiting, type Waiting } from "@bluezone/contract/health/waiting";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import type { Context } from "../context.ts";
import type { WaitingPart } from "../slice.ts";
import type { Transaction } from "../tables.ts";
import type { Asker } from "./questions.ts";

/** How many of a kind. */
export const waitingOf = async (who: SignedIn, kind: Waiting): Promise<number> =>
  (await who.post(countWaiting, {})).kinds.find((one) => one.kind === kind)?.count ?? 0;

/** A kind as a question to the database. */
export const asksFor =
  ({ rows }: WaitingPart, { scope, now, today }: Pick<Asker, "scope" | "now" | "today">) =>
  (trx: Transaction) =>
    rows(trx, scope, { now, today, context: { config: { casePrefix: "AG" } } as Context });
