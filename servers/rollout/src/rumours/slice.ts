/** Claims and corrections: /api/rollout/rumours/. */
import { Days, minus } from "@bluezone/protocol/time";
import type { RolloutSlice } from "../slice.ts";
import { rumours as tables } from "./migration.ts";
import { addRumours } from "./route.ts";
import { countOldRumours, forgetRumours, RUMOUR_DAYS } from "./store.ts";
import type {} from "./tables.ts";

import { TO_ANSWER, TO_APPROVE } from "./waiting-store.ts";

export const rumours: RolloutSlice = {
  name: "rumours",
  migrations: { "0009-rumours": tables },
  serve: (context) => ({ endpoints: (_http, desk) => addRumours(desk, context) }),
  retention: [
    /** Claims without a correction, by when they were last changed. */
    {
      table: "rumour",
      counts: "claims",
      destroy: (trx, now) => forgetRumours(trx, now, minus(now, Days(RUMOUR_DAYS))),
      overdue: (trx, now) => countOldRumours(trx, minus(now, Days(RUMOUR_DAYS))),
    },
  ],
  waiting: [TO_ANSWER, TO_APPROVE],
  lasting: { rumour_retention: "nothing" },
  backup: ["rumour", "rumour_retention"],
};
