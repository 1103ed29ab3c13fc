/** People who asked to be called: phones ask, the desk calls: /api/callback/, /api/health/callbacks/. */
import { keyholdersOf } from "../callers.ts";
import type { SentHooks } from "../from-phone/hooks.ts";
import type { HealthSlice } from "../slice.ts";
import { CALLBACKS } from "./holding.ts";
import { KEEP } from "./keep.ts";
import { callbacks as tables } from "./migration.ts";
import { addCallbackDesk } from "./route-desk.ts";
import { addCallbackPhoneEndpoints } from "./route-phone.ts";
import { addStations } from "./route-stations.ts";
import { addReplyTimes } from "./route-times.ts";
import type {} from "./tables.ts";
import { CALLBACKS_WAITING } from "./waiting-store.ts";

/** @param hooks what is done with what phones sent, of whichever kind. */
export const callbacks = (hooks: SentHooks): HealthSlice => ({
  name: "callbacks",
  migrations: { "0011-callbacks": tables },
  serve: (context) => ({
    endpoints(http, desk) {
      addCallbackPhoneEndpoints(keyholdersOf(http), context, hooks);
      addCallbackDesk(desk, context, hooks);
      addStations(desk, context);
      addReplyTimes(desk, context);
    },
  }),
  keep: KEEP,
  holding: CALLBACKS,
  waiting: [CALLBACKS_WAITING],
  lasting: { station_phone: "the next one" },
  backup: ["callback", "callback_time", "station_phone"],
});
