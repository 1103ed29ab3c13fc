/** What all that phones send has in common; what was taken back is destroyed. */
import type { HealthSlice } from "../slice.ts";
import type { SentHooks } from "./hooks.ts";
import { fromPhoneJobs } from "./job.ts";

/** @param hooks what is done with it, of whichever kind. */
export const fromPhone = (hooks: SentHooks): HealthSlice => ({
  name: "from-phone",
  serve: (context) => ({ jobs: fromPhoneJobs(context, hooks) }),
});
