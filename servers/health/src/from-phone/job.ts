/** What of this slice is done every so often. */
import { Hours } from "@bluezone/protocol/time";
import type { Job } from "@bluezone/server-kit/jobs/jobs";
import { Name } from "@bluezone/server-kit/measure/events";
import type { Context } from "../context.ts";
import type { SentHooks } from "./hooks.ts";
import { destroyTakenBack, dropOldFiles } from "./taken-back.ts";

/** The jobs, in the order in which they run. What was taken back and broken off after its file was written is finished. */
export const fromPhoneJobs = ({ blobs, database }: Context, hooks: SentHooks): readonly Job[] => [
  {
    name: Name("taken-back"),
    every: Hours(1),
    async run(now) {
      await database.transaction((trx) => destroyTakenBack(trx, blobs, hooks));
      await dropOldFiles(blobs, now);
    },
  },
];
