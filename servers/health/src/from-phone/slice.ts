/** What all that phones send has in common; what was taken back is destroyed. */
import type { HealthSlice } from "../slice.ts";
import { fromPhoneJobs } from "./job.ts";

export const fromPhone: HealthSlice = {
  name: "from-phone",
  serve: (context) => ({ jobs: fromPhoneJobs(context) }),
};
