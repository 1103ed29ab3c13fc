/** Which communes there are: all codes that a caller makes up have one budget together, and fill no table. */
import { BUDGET_MINUTES } from "@bluezone/contract/endpoint";
import { type Instant, Minutes } from "@bluezone/protocol/time";
import type { CountCall } from "@bluezone/server-kit/http/budgeted";
import { endOfStep } from "@bluezone/server-kit/limits/quota";
import { createSpend } from "@bluezone/server-kit/limits/spend";
import type { Anyone } from "../callers.ts";
import type { Context } from "../context.ts";
import { communesOfUnits } from "./store.ts";

/** Counts a call against what one app may do about the commune that it names. */
export function countByCommune(context: Pick<Context, "clock" | "database" | "events">): CountCall<Anyone> {
  const [spend, known] = [createSpend(context), createCommunes(context)];
  return async (endpoint, body, { caller }) => {
    const { commune } = body as { readonly commune: string };
    const { id = "" } = (caller ?? {}) as { readonly id?: string };
    await spend(endpoint, `${id}/${await known(commune)}`);
  };
}

/** The code of a commune of the register, or "unknown". What is entered is known ten minutes later at the latest. */
function createCommunes({
  clock,
  database,
}: Pick<Context, "clock" | "database">): (commune: string) => Promise<string> {
  let read: { readonly until: Instant; readonly codes: Promise<ReadonlySet<string | null>> } | undefined;
  return async (commune) => {
    const until = endOfStep(clock.now(), Minutes(BUDGET_MINUTES));
    if (read?.until !== until) {
      const codes = communesOfUnits(database.db);
      read = { until, codes };
      // A database that is gone fails this call, not all until the ten minutes are over.
      codes.catch(() => {
        read = undefined;
      });
    }
    return (await read.codes).has(commune) ? commune : "unknown";
  };
}
