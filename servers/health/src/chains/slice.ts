/** Chains of transmission, read from cases and contacts: /api/health/chains/. */
import { readChains as readEndpoint } from "@bluezone/contract/health/chains";
import { dayOf } from "@bluezone/protocol/time";
import { noteReadings } from "../people/readings.ts";
import type { HealthSlice } from "../slice.ts";
import { readChains } from "./read.ts";

/** It keeps nothing of its own. */
export const chains: HealthSlice = {
  name: "chains",
  serve: (context) => ({
    endpoints: (_, desk) =>
      desk.read(readEndpoint, (asked, { caller }) =>
        context.database.transaction(async (trx) => {
          const now = context.clock.now();
          const at = { scope: caller.scope("cases.read"), today: dayOf(now, "vietnam") };
          const { chains: answer, people } = await readChains(context, trx, at, asked);
          await noteReadings(context, trx, now, caller, "chains", people);
          return answer;
        }),
      ),
  }),
};
