/** Requests for advice: phones ask, an officer of health decides. Their table came with declarations. */
import { deskOf, keyholdersOf } from "../callers.ts";
import type { HealthSlice } from "../slice.ts";
import { KEEP } from "./keep.ts";
import { addAdviceDesk } from "./route-desk.ts";
import { addAdvicePhoneEndpoints } from "./route-phone.ts";

export const advice: HealthSlice = {
  name: "advice",
  serve: (context) => ({
    endpoints(http) {
      addAdvicePhoneEndpoints(keyholdersOf(http), context);
      addAdviceDesk(deskOf(http), context);
    },
  }),
  keep: KEEP,
  backup: ["advice_request"],
};
