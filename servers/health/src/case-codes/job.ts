/** Messages that wait leave, and those that failed are tried again: also those of a server that stopped in between. */
import { Minutes } from "@bluezone/protocol/time";
import type { Job } from "@bluezone/server-kit/jobs/jobs";
import { Name } from "@bluezone/server-kit/measure/events";
import type { Context } from "../context.ts";
import { sendWaiting } from "./issue-for-case.ts";
import { dueToSend } from "./store.ts";

/** Messages of one run. */
const AT_ONCE = 500;

/** The jobs, in the order in which they run. */
export const codesDeskJobs = (context: Context): readonly Job[] => [
  {
    name: Name("send-case-codes"),
    every: Minutes(1),
    async run(now) {
      for (const id of await dueToSend(context.database.db, now, AT_ONCE))
        await sendWaiting(context, id, now);
    },
  },
];
