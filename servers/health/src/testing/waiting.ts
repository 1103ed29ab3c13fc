/** How much waits for somebody at the desk. */
import { countWaiting, type Waiting } from "@bluezone/contract/health/waiting";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";

/** How many of a kind. */
export const waitingOf = async (who: SignedIn, kind: Waiting): Promise<number> =>
  (await who.post(countWaiting, {})).kinds.find((one) => one.kind === kind)?.count ?? 0;
