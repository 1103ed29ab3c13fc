/** Forgets claims whose time is over. */
import { Days, dayOf, Hours, minus } from "@bluezone/protocol/time";
import { Name } from "@bluezone/server-kit/events";
import type { Job } from "@bluezone/server-kit/jobs";
import type { Context } from "../context.ts";
import { forgetRumours, RUMOUR_DAYS } from "./store.ts";

/** Every hour; run twice it deletes once. */
export const rumoursJob = ({ database }: Context): Job => ({
  name: Name("forget-claims"),
  every: Hours(1),
  run: async (now) => {
    await database.transaction((trx) =>
      forgetRumours(trx, dayOf(now, "vietnam"), minus(now, Days(RUMOUR_DAYS))),
    );
  },
});
