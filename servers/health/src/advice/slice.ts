/** Requests for advice: phones ask, an officer of health decides. Their table came with declarations. */
import { keyholdersOf } from "../callers.ts";
import type { SentHooks } from "../from-phone/hooks.ts";
import type { HealthSlice } from "../slice.ts";
import { ADVICE } from "./holding.ts";
import { KEEP } from "./keep.ts";
import { addAdviceDesk } from "./route-desk.ts";
import { addAdvicePhoneEndpoints } from "./route-phone.ts";
import type {} from "./tables.ts";
import { ADVICE_WAITING } from "./waiting.ts";

/** @param hooks what is done with what phones sent, of whichever kind. */
export const advice = (hooks: SentHooks): HealthSlice => ({
  name: "advice",
  serve: (context) => ({
    endpoints(http, desk) {
      addAdvicePhoneEndpoints(keyholdersOf(http), context, hooks);
      addAdviceDesk(desk, context);
    },
  }),
  keep: KEEP,
  holding: ADVICE,
  waiting: [ADVICE_WAITING],
  backup: ["advice_request"],
});
