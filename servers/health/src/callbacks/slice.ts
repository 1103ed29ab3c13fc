/** People who asked to be called: phones ask, the desk calls: /api/callback/, /api/health/callbacks/. */
import { deskOf, keyholdersOf } from "../callers.ts";
import type { HealthSlice } from "../slice.ts";
import { KEEP } from "./keep.ts";
import { callbacks as tables } from "./migration.ts";
import { addCallbackDesk } from "./route-desk.ts";
import { addCallbackPhoneEndpoints } from "./route-phone.ts";
import { addReplyTimes } from "./route-times.ts";

export const callbacks: HealthSlice = {
  name: "callbacks",
  migrations: { "0011-callbacks": tables },
  serve: (context) => ({
    endpoints(http) {
      addCallbackPhoneEndpoints(keyholdersOf(http), context);
      addCallbackDesk(deskOf(http), context);
      addReplyTimes(deskOf(http), context);
    },
  }),
  keep: KEEP,
  backup: ["callback", "callback_time", "station_phone"],
};
