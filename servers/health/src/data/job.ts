/** What this slice does every so often. */
import { Hours } from "@bluezone/protocol/time";
import { Name } from "@bluezone/server-kit/events";
import type { Job } from "@bluezone/server-kit/jobs";
import type { Context } from "../context.ts";
import { applyLedger } from "./ledger.ts";

/** The jobs, in the order in which they run. A deletion that was broken off after its line in the ledger is finished. */
export const dataJobs = ({ blobs, database }: Context): readonly Job[] => [
  {
    name: Name("ledger-of-deletions"),
    every: Hours(1),
    run: async () => void (await database.transaction((trx) => applyLedger(trx, blobs))),
  },
];
